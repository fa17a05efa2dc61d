"""The reference of ``cgan`` against the definitions, complex steps, one GAN a label, and hand-worked numbers."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("cgan", ROOT / "solutions/cgan/cgan.py")
gan = Reference.read("gan", ROOT / "solutions/gan/gan.py")


def probability(x, row):
    """D(x, c) as it is defined, for one sample; everything may be complex."""
    return 1 / (1 + np.exp(-(row[0] + row[1] * x + row[2] * x * x)))


def literal_value(x_real, x_fake, labels, theta_d):
    total = 0
    for real, fake, label in zip(x_real, x_fake, labels, strict=True):
        total = total + np.log(probability(real, theta_d[label])) + np.log(1 - probability(fake, theta_d[label]))
    return total / len(labels)


def literal_loss(z, labels, theta_d, theta_g):
    total = 0
    for noise, label in zip(z, labels, strict=True):
        total = total - np.log(probability(theta_g[0] * noise + theta_g[1 + label], theta_d[label]))
    return total / len(labels)


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
    return np.random.default_rng(150)


@pytest.fixture(params=[(1, 1), (2, 3), (7, 2), (5, 5)])
def game(request, rng):
    """A real batch, a fake batch, noise, labels, and the parameters of both networks."""
    m, number = request.param
    labels = rng.integers(0, number, m)
    return *rng.normal(size=(3, m)), labels, rng.normal(size=(number, 3)), rng.normal(size=1 + number)


def test_numbers_of_the_handout():
    """The worked examples."""
    np.testing.assert_array_equal(ref.one_hot([2, 0, 2], 4), [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]])
    np.testing.assert_allclose(ref.generator([1, -1, 2], [0, 2, 0], [2, 0.5, 9, -3]), [2.5, -5, 4.5])
    theta_d = [[1, -1, 0.5], [0, 1, 0]]
    np.testing.assert_allclose(ref.discriminator([2, 2], [0, 1], theta_d), [0.7311, 0.8808], atol=5e-5)
    value = ref.discriminator_value([2, -2], [1, 0], [0, 1], [[0, 1, 0], [0, -1, 0]])
    assert value == pytest.approx(-math.log1p(math.exp(-2)) - (math.log1p(math.e) + math.log(2)) / 2)
    assert value == pytest.approx(-1.1301, abs=5e-5)
    gradient = ref.discriminator_gradient([1, 3], [0, 2], [0, 2], np.zeros((3, 3)))
    np.testing.assert_allclose(gradient, [[0, 0.25, 0.25], [0, 0, 0], [0, 0.25, 1.25]], atol=1e-15)
    loss = ref.generator_loss([0, 0], [0, 1], [[0, 1, 0], [0, -1, 0]], [1, math.log(3), math.log(3)])
    assert loss == pytest.approx(-(math.log(0.75) + math.log(0.25)) / 2)
    gradient = ref.generator_gradient([1, 3], [0, 1], [[-3, 1, 2], [-2, 1, 0]], [0, 1, 2])
    np.testing.assert_allclose(gradient, [-2, -1.25, -0.25])


def test_train_of_the_handout():
    """D steps to ((0, 1, 1), (0, 1, 5)); G's fakes have the logits 2 and 4."""
    args = [[1, 3]], [[0, 1]], [[0, 2]], [[1, -1]], np.zeros((2, 3)), [1, 0, 0], 4, 1
    theta_d, theta_g, history = ref.train(*args)
    np.testing.assert_allclose(theta_d, [[0, 1, 1], [0, 1, 5]], atol=1e-15)
    np.testing.assert_allclose(history, [(math.log1p(math.exp(-2)) + math.log1p(math.exp(-4))) / 2])
    first, second = 3 / (1 + math.exp(2)), -9 / (1 + math.exp(4))
    np.testing.assert_allclose(theta_g, [1 + (first - second) / 2, first / 2, second / 2])


def test_value_and_gradient_are_the_definition(game):
    """The value is the sum that the notes print, its gradient the exact derivative."""
    x_real, x_fake, _, labels, theta_d, _ = game
    args = x_real, x_fake, labels
    assert ref.discriminator_value(*args, theta_d) == pytest.approx(literal_value(*args, theta_d), rel=1e-11)
    expected = complex_gradient(lambda theta: literal_value(*args, theta), theta_d)
    np.testing.assert_allclose(ref.discriminator_gradient(*args, theta_d), expected, rtol=1e-10, atol=1e-14)


def test_loss_and_gradient_are_the_definition(game):
    """The loss is the sum that the notes print, its gradient the exact derivative."""
    _, _, z, labels, theta_d, theta_g = game
    assert ref.generator_loss(z, labels, theta_d, theta_g) == pytest.approx(
        literal_loss(z, labels, theta_d, theta_g), rel=1e-11
    )
    expected = complex_gradient(lambda theta: literal_loss(z, labels, theta_d, theta), theta_g)
    np.testing.assert_allclose(ref.generator_gradient(z, labels, theta_d, theta_g), expected, rtol=1e-9, atol=1e-14)


def test_values_of_certain_discriminators():
    """With logits of 1000, log D is 0 or -1000 exactly."""
    theta_d = [[0, 1000, 0], [0, -1000, 0]]
    assert ref.discriminator_value([1, -1], [-1, 1], [0, 1], theta_d) == 0
    assert ref.discriminator_value([-1, 1], [1, -1], [0, 1], theta_d) == -2000
    assert ref.generator_loss([1, 1], [0, 1], theta_d, [1, 0, 0]) == 500


def test_one_label_is_a_plain_gan(rng):
    """With K = 1 everything is what the assignment gan computes."""
    real, noise_d, noise_g = 1 + rng.normal(size=(4, 5)), rng.normal(size=(4, 5)), rng.normal(size=(4, 5))
    theta_d, theta_g = 0.3 * rng.normal(size=3), rng.normal(size=2)
    labels = np.zeros((4, 5), dtype=int)
    got = ref.train(real, labels, noise_d, noise_g, theta_d[None], theta_g, 0.1, 0.2)
    expected = gan.train(real[:, None], noise_d[:, None], noise_g, theta_d, theta_g, 0.1, 0.2)
    np.testing.assert_allclose(got[0][0], expected[0], rtol=1e-11)
    for one, other in zip(got[1:], expected[1:], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-11)


def test_train_follows_the_algorithm(rng):
    """Three rounds follow the algorithm with complex-step gradients."""
    labels = rng.integers(0, 3, (3, 4))
    real, noise_d, noise_g = rng.normal(size=(3, 3, 4))
    d, g, losses = 0.5 * rng.normal(size=(3, 3)), rng.normal(size=4), []
    args = real, labels, noise_d, noise_g, d, g, 0.1, 0.2
    for t in range(3):
        c = labels[t]
        fake = g[0] * noise_d[t] + g[1 + c]
        d = d + 0.1 * complex_gradient(lambda theta, t=t, c=c, x=fake: literal_value(real[t], x, c, theta), d)
        losses.append(literal_loss(noise_g[t], c, d, g))
        g = g - 0.2 * complex_gradient(lambda theta, t=t, c=c, d=d: literal_loss(noise_g[t], c, d, theta), g)
    for result, expected in zip(ref.train(*args), (d, g, losses), strict=True):
        np.testing.assert_allclose(result, expected, rtol=1e-9)


def test_training_gives_each_label_its_place(rng):
    """A training moves each label's fakes to that label's data."""
    means, labels = np.array([-2, 0.5, 2]), rng.integers(0, 3, (600, 64))
    real = means[labels] + 0.4 * rng.normal(size=labels.shape)
    noise = rng.normal(size=(2, *labels.shape))
    _, theta_g, _ = ref.train(real, labels, *noise, np.zeros((3, 3)), [0.5, 0, 0, 0], 0.3, 0.2)
    np.testing.assert_allclose(theta_g[1:], means, atol=0.3)
