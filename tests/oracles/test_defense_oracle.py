"""The reference of ``defense`` against definitions, complex steps, corners of the cube and hand-worked numbers."""

import math
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("defense", ROOT / "solutions/defense/defense.py")
HANDOUT = [0.5, 0.4, 0.25], 0, [[1, 0, -2], [3, 0, 2]], [1, -1]
GENERATOR = [[1, 0], [0, 2], [1, -1]], [0, 0, math.log(3)]


def literal_loss(x, label, W, b):
    """-log softmax(W x + b)[label], one class after the other; everything may be complex."""
    scores = [bias + sum(w * pixel for w, pixel in zip(row, x, strict=True)) for row, bias in zip(W, b, strict=True)]
    return -np.log(np.exp(scores[label]) / sum(np.exp(score) for score in scores))


def literal_error(x, z, A, c):
    total = 0
    for pixel, row, bias in zip(x, A, c, strict=True):
        score = bias + sum(a * number for a, number in zip(row, z, strict=True))
        total = total + (1 / (1 + np.exp(-score)) - pixel) ** 2
    return total


def complex_gradient(function, theta):
    """Exact to rounding: the imaginary part of function(theta + i h e) over h."""
    gradient = np.zeros(np.shape(theta))
    for place in np.ndindex(gradient.shape):
        moved = np.array(theta, dtype=complex)
        moved[place] += 1e-30j
        gradient[place] = function(moved).imag / 1e-30
    return gradient


@pytest.fixture
def rng():
    return np.random.default_rng(160)


@pytest.fixture(params=[(2, 1), (3, 3), (2, 5), (5, 2)])
def attack(request, rng):
    """An image, a label and a classifier."""
    classes, size = request.param
    return rng.uniform(0, 1, size), classes - 1, rng.normal(size=(classes, size)), rng.normal(size=classes)


@pytest.fixture(params=[(1, 1), (3, 2), (2, 4)])
def picture(request, rng):
    """An image, a z and a generator."""
    size, dimension = request.param
    return (
        rng.uniform(0, 1, size),
        rng.normal(size=dimension),
        rng.normal(size=(size, dimension)),
        rng.normal(size=size),
    )


def test_attack_of_the_handout():
    """The worked examples on the classifier."""
    np.testing.assert_allclose(ref.input_gradient(*HANDOUT), [1, 0, 2])
    np.testing.assert_allclose(ref.fgsm(*HANDOUT, 0.25), [0.75, 0.4, 0.5])
    np.testing.assert_allclose(ref.fgsm(*HANDOUT, 0.6), [1, 0.4, 0.85])
    expected = (math.log(2) + math.log(1 + math.exp(1.5))) / 2
    assert ref.adversarial_loss(*HANDOUT, 0.25, 0.5) == pytest.approx(expected)
    assert expected == pytest.approx(1.1973, abs=5e-5)
    grad_W, grad_b = ref.adversarial_gradients(*HANDOUT, 0.25, 0.5)
    np.testing.assert_allclose(grad_b, [-0.6588, 0.6588], atol=5e-5)
    np.testing.assert_allclose(grad_W[1], [0.4316, 0.2635, 0.2669], atol=5e-5)
    np.testing.assert_allclose(grad_W[0], -grad_W[1])


def test_search_of_the_handout():
    """The worked examples on the generator."""
    z, x = [math.log(3), 0], [0.25, 0.5, 1]
    np.testing.assert_allclose(ref.generator(z, *GENERATOR), [0.75, 0.5, 0.9])
    assert ref.reconstruction_error(x, z, *GENERATOR) == pytest.approx(0.26)
    np.testing.assert_allclose(ref.reconstruction_gradient(x, z, *GENERATOR), [0.1695, 0.018])
    search = [0.25], [[math.log(3)], [0]]
    z, error = ref.project(*search, [[1]], [0], 4, 1)
    np.testing.assert_allclose(z, [-0.5])
    assert error == pytest.approx((1 / (1 + math.exp(0.5)) - 0.25) ** 2)
    assert error == pytest.approx(0.0163, abs=5e-5)
    assert ref.defend(*search, [[4], [-4]], [-1.6, 1.6], [[1]], [0], 4, 1) == 1


def test_input_gradient_is_the_complex_step(attack):
    """The gradient in the image is the exact derivative of the printed loss."""
    x, label, W, b = attack
    expected = complex_gradient(lambda image: literal_loss(image, label, W, b), x)
    np.testing.assert_allclose(ref.input_gradient(*attack), expected, rtol=1e-10, atol=1e-14)


def test_fgsm_is_the_best_corner(attack):
    """Of all changes by eps up or down in each pixel, this one raises the linear part of the loss most."""
    x, label, W, b = attack
    x = 0.25 + x / 2
    gradient = ref.input_gradient(x, label, W, b)
    best = max(product((-0.1, 0.1), repeat=len(x)), key=lambda corner: gradient @ np.array(corner))
    np.testing.assert_allclose(ref.fgsm(x, label, W, b, 0.1), x + best)


def test_loss_and_gradients_are_the_definition(attack):
    """Loss and gradients are those of the two fixed images."""
    x, label, W, b = attack
    attacked = ref.fgsm(*attack, 0.2)

    def loss(theta):
        V, a = theta[:, :-1], theta[:, -1]
        return 0.3 * literal_loss(x, label, V, a) + 0.7 * literal_loss(attacked, label, V, a)

    theta = np.column_stack([W, b])
    assert ref.adversarial_loss(*attack, 0.2, 0.3) == pytest.approx(loss(theta), rel=1e-11)
    grad_W, grad_b = ref.adversarial_gradients(*attack, 0.2, 0.3)
    expected = complex_gradient(loss, theta)
    np.testing.assert_allclose(grad_W, expected[:, :-1], rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(grad_b, expected[:, -1], rtol=1e-10, atol=1e-14)


def test_certain_classifiers_stay_finite():
    """With scores a thousand apart the loss is a thousand, and the gradient a difference of rows."""
    args = [1, 0.5], 1, [[1000, 0], [0, -4]], [0, 0]
    assert ref.adversarial_loss(*args, 0, 0.5) == 1002
    np.testing.assert_array_equal(ref.input_gradient(*args), [1000, 4])


def test_error_and_gradient_are_the_definition(picture):
    """The error is the sum that the text prints, its gradient the exact derivative."""
    x, z, A, c = picture
    assert ref.reconstruction_error(*picture) == pytest.approx(literal_error(*picture), rel=1e-11)
    expected = complex_gradient(lambda moved: literal_error(x, moved, A, c), z)
    np.testing.assert_allclose(ref.reconstruction_gradient(*picture), expected, rtol=1e-10, atol=1e-14)


def test_search_follows_the_text(rng):
    """Every descent with complex-step gradients; the end with the least error wins."""
    x, A, c, starts = rng.uniform(0, 1, 3), rng.normal(size=(3, 2)), rng.normal(size=3), rng.normal(size=(4, 2))
    ends = []
    for z in starts:
        for _ in range(5):
            z = z - 0.5 * complex_gradient(lambda moved: literal_error(x, moved, A, c), z)
        ends.append((literal_error(x, z, A, c), list(z)))
    z, error = ref.project(x, starts, A, c, 0.5, 5)
    np.testing.assert_allclose(z, min(ends)[1], rtol=1e-10)
    assert error == pytest.approx(min(ends)[0], rel=1e-10)


def test_search_finds_what_the_generator_has_drawn(rng):
    """A picture of the generator's own is found again."""
    A, c, z = 2 * rng.normal(size=(12, 2)), rng.normal(size=12), np.array([0.4, -0.6])
    found, error = ref.project(ref.generator(z, A, c), z[None] + 0.5, A, c, 0.05, 600)
    np.testing.assert_allclose(found, z, atol=1e-6)
    assert error < 1e-12


def test_defence_undoes_an_attack(rng):
    """The attacked picture is misread; what the generator makes of it is not."""
    A, c = np.array([[4.0], [-4.0], [4.0], [-4.0], [0.0], [0.0]]), np.zeros(6)
    W = np.array([[1.0, -1, 1, -1, 6, -6], [-1, 1, -1, 1, -6, 6]])
    b, x, starts = np.zeros(2), ref.generator([1.0], A, c), [[0.5]]
    attacked = ref.fgsm(x, 0, W, b, 0.3)
    assert np.argmax(W @ x) == 0
    assert np.argmax(W @ attacked) == 1
    assert ref.defend(attacked, starts, W, b, A, c, 0.2, 50) == 0
