"""The reference of ``backprop`` against the definitions of the notes, complex steps and hand-worked numbers."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("backprop", ROOT / "solutions/backprop/backprop.py")

X = [1.0, 2.0, -1.0]
Y = [1.0, 0.0, 0.0]
W = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1.0, 1.1, -1.2]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def network(x, w):
    """Table 6.2, symbol by symbol; w may be complex."""
    x1, x2, x3 = x
    w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12 = w
    h1 = sigmoid(w1 * x1 + w3 * x2 + w5 * x3)
    h2 = sigmoid(w2 * x1 + w4 * x2 + w6 * x3)
    return [h1, h2], [sigmoid(w7 * h1 + w10 * h2), sigmoid(w8 * h1 + w11 * h2), sigmoid(w9 * h1 + w12 * h2)]


def table_loss(x, y, w):
    return sum((a - b) ** 2 for a, b in zip(network(x, w)[1], y, strict=True)) / 3


def complex_gradient(function, w):
    """Exact to rounding: the imaginary part of function(w + i h e) over h."""
    steps = np.asarray(w, dtype=complex) + 1e-30j * np.eye(len(w))
    return np.array([function(step).imag / 1e-30 for step in steps])


@pytest.fixture
def rng():
    return np.random.default_rng(20)


def test_forward_is_table_6_2(rng):
    """Forward gives what Table 6.2 says, written out symbol by symbol."""
    for _ in range(20):
        x, w = rng.normal(size=3), 2 * rng.normal(size=12)
        for got, expected in zip(ref.forward(x, w), network(x, w), strict=True):
            np.testing.assert_allclose(got, expected, rtol=1e-13)


def test_forward_of_the_handout():
    """The net inputs 1.2 and 0 of the handout, and 0.5 everywhere for zero weights."""
    np.testing.assert_allclose(ref.forward(X, W)[0], [1 / (1 + math.exp(-1.2)), 0.5], rtol=1e-14)
    np.testing.assert_allclose(np.concatenate(ref.forward(X, [0] * 12)), 0.5)


def test_loss_is_a_third_of_the_squares():
    """The loss of (0.34, 0.46, 0.20) for class 1 is 0.6872 / 3."""
    assert ref.loss([0.34, 0.46, 0.20], [1, 0, 0]) == pytest.approx(0.6872 / 3, rel=1e-14)


def test_neuron_gradient_is_the_complex_step(rng):
    """dL/dw of one neuron is the exact derivative of upstream * sigmoid(w . inputs)."""
    for n in (1, 2, 9):
        inputs, w = rng.normal(size=(2, n))
        upstream = rng.normal()
        expected = complex_gradient(lambda v, inputs=inputs, u=upstream: u * sigmoid(v @ inputs), w)
        np.testing.assert_allclose(ref.neuron_gradient(inputs, w, upstream), expected, rtol=1e-12)


def test_gradients_are_the_complex_step(rng):
    """All twelve derivatives are the exact derivatives of the loss of Table 6.2."""
    for size in (0.3, 1, 3):
        x, y, w = rng.normal(size=3), rng.normal(size=3), size * rng.normal(size=12)
        expected = complex_gradient(lambda v, x=x, y=y: table_loss(x, y, v), w)
        np.testing.assert_allclose(ref.gradients(x, y, w), expected, rtol=1e-11, atol=1e-16)


def test_gradients_of_the_worked_example():
    """Published numbers to eight digits, found with finite differences elsewhere."""
    expected = [-0.00771595, 0.0164912, -0.01543191, 0.0329824, 0.00771595, -0.0164912]
    expected += [-0.06280546, 0.06190376, 0.06683668, -0.04086105, 0.04027441, 0.04348375]
    np.testing.assert_allclose(ref.gradients(X, Y, W), expected, atol=6e-9)
    assert ref.loss(ref.forward(X, W)[1], Y) == pytest.approx(0.24936302, abs=5e-9)


def test_delta_7_is_the_formula_of_the_notes():
    """dL/dw7 = 2/3 (y_hat_1 - y_1) y_hat_1 (1 - y_hat_1) Out_h1."""
    (h1, _), (o1, _, _) = network(X, W)
    assert ref.gradients(X, Y, W)[6] == pytest.approx(2 / 3 * (o1 - Y[0]) * o1 * (1 - o1) * h1, rel=1e-13)


def test_delta_1_is_not_the_misprint():
    """(delta_7 + delta_8 + delta_9) Out_h1 (1 - Out_h1) x_1 has even the wrong sign."""
    h1 = network(X, W)[0][0]
    got = ref.gradients(X, Y, W)
    misprint = got[6:9].sum() * h1 * (1 - h1) * X[0]
    assert misprint == pytest.approx(0.01172947, abs=5e-9)
    assert got[0] < 0


def test_train_step_descends(rng):
    """A step subtracts eta times the complex-step gradient, and a small one lowers the loss."""
    x, y, w = rng.normal(size=3), rng.normal(size=3), rng.normal(size=12)
    expected = w - 0.3 * complex_gradient(lambda v: table_loss(x, y, v), w)
    np.testing.assert_allclose(ref.train_step(x, y, w, 0.3), expected, rtol=1e-12)
    assert table_loss(x, y, ref.train_step(x, y, w, 0.01)) < table_loss(x, y, w)


def test_train_is_sample_by_sample(rng):
    """Train follows the trajectory of plain steps, with every loss taken before its step."""
    samples, targets, w = rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), rng.normal(size=12)
    moving, losses = w.copy(), []
    for _ in range(3):
        before = []
        for x, y in zip(samples, targets, strict=True):
            before.append(table_loss(x, y, moving))
            moving = moving - 0.9 * complex_gradient(lambda v, x=x, y=y: table_loss(x, y, v), moving)
        losses.append(sum(before) / 4)
    got_w, got_losses = ref.train(samples, targets, w, 0.9, 3)
    np.testing.assert_allclose(got_w, moving, rtol=1e-11)
    np.testing.assert_allclose(got_losses, losses, rtol=1e-12)


def test_train_of_the_handout():
    """Losses 0.25, then (1 - sigmoid(1))^2, for one sample with input 0 and eta = 24."""
    _, losses = ref.train([[0, 0, 0]], [[1, 0, 0]], [0] * 12, 24, 2)
    np.testing.assert_allclose(losses, [0.25, (1 - sigmoid(1)) ** 2], rtol=1e-14)


def test_long_training_lowers_the_loss():
    """A long training on three one-hot samples at least halves the loss."""
    _, losses = ref.train(np.eye(3), np.eye(3), np.linspace(-1, 1, 12), 2.0, 500)
    assert losses[-1] < 0.5 * losses[0]
