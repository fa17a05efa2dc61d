"""The reference of `softmax` against the decimal module, complex steps and the numbers of the notes."""

import math
from decimal import Decimal, localcontext
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("softmax", ROOT / "solutions/softmax/softmax.py")

SCORES = [
    [4.0, 1.0, -4.0],
    [0.7],
    [0.0, 0.0, 0.0, 0.0],
    [1000.0, 0.0],
    [-1e4, 1e4, 9999.0],
    [9990.5, 9991.25, 9989.0, -9990.0],
    [-1000.0, -1001.5, -999.0],
]


def exact(z, y):
    """Probabilities and loss straight from the definition, in 60 digits."""
    with localcontext() as context:
        context.prec = 60
        context.Emin, context.Emax = -(10**6), 10**6
        powers = [Decimal(v).exp() for v in z]
        total = sum(powers)
        q = [e / total for e in powers]
        loss = -sum(Decimal(t) * v.ln() for t, v in zip(y, q, strict=True))
        return [float(v) for v in q], float(loss)


def labels(k):
    """Every one-hot label, and one in which all classes occur."""
    soft = np.arange(1.0, k + 1)
    return [*np.eye(k), soft / soft.sum()]


@pytest.mark.parametrize("z", SCORES)
def test_softmax_and_loss_agree_with_the_definition_in_sixty_digits(z):
    """Probabilities and losses are within rounding of the formulas, over the whole range of scores."""
    for y in labels(len(z)):
        q, loss = exact(z, y)
        assert ref.softmax(z).tolist() == pytest.approx(q, rel=1e-10, abs=1e-15)
        assert float(ref.softmax_cross_entropy(z, y)) == pytest.approx(loss, rel=1e-10, abs=1e-10)


def complex_step(function, z):
    """Row i holds the derivatives of output i: imaginary parts, without cancellation."""
    columns = [np.imag(function(z + 1e-30j * direction)) / 1e-30 for direction in np.eye(len(z))]
    return np.array(columns).T


def complex_softmax(z):
    return np.exp(z) / np.exp(z).sum()


@pytest.mark.parametrize("z", SCORES[:3])
def test_jacobian_agrees_with_a_complex_step(z):
    """Entry [i, j] is d y_hat_i / d z_j."""
    expected = complex_step(complex_softmax, np.array(z))
    assert ref.softmax_jacobian(z) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("z", SCORES[:3])
def test_gradient_agrees_with_a_complex_step(z):
    """The gradient is that of the loss by its definition, for one-hot and for soft labels."""
    for y in labels(len(z)):
        expected = complex_step(lambda z, y=y: np.array([-np.sum(y * np.log(complex_softmax(z)))]), np.array(z))[0]
        assert ref.softmax_cross_entropy_gradient(z, y) == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("z", SCORES)
def test_jacobian_keeps_the_sum_of_the_probabilities(z):
    """Every column of the Jacobian sums to 0, also at the ends of the range."""
    assert ref.softmax_jacobian(z).sum(axis=0) == pytest.approx(np.zeros(len(z)), abs=1e-12)


def test_numbers_of_the_notes():
    """Figure 6.2, and the example (0.34, 0.46, 0.20) of class 1."""
    assert ref.softmax([4, 1, -4]).tolist() == pytest.approx([0.95227, 0.04741, 0.00032], abs=5e-6)
    z, y = np.log([0.34, 0.46, 0.20]), [1, 0, 0]
    assert ref.softmax_cross_entropy_gradient(z, y).tolist() == pytest.approx([-0.66, 0.46, 0.20])
    assert float(ref.softmax_cross_entropy(z, y)) == pytest.approx(1.07881, abs=5e-6)
    assert float(ref.cross_entropy(y, [0.34, 0.46, 0.20])) == pytest.approx(1.07881, abs=5e-6)


def test_worked_examples_of_the_handout():
    """The other numbers that the handout gives, worked by hand."""
    z = [0.0, math.log(3)]
    assert ref.softmax(z).tolist() == pytest.approx([1 / 4, 3 / 4])
    assert ref.softmax_jacobian(z).ravel().tolist() == pytest.approx([3 / 16, -3 / 16, -3 / 16, 3 / 16])
    assert float(ref.mse_loss([1, 2, 3], [1, 4, 0])) == pytest.approx(13 / 3)
    assert float(ref.cross_entropy([1 / 2, 1 / 2], [1 / 4, 3 / 4])) == pytest.approx(0.83699, abs=5e-6)
    assert float(ref.softmax_cross_entropy([1000, 0], [0, 1])) == 1000


def test_cross_entropy_agrees_with_a_plain_loop():
    """The sum over the classes skips those with p = 0, whatever q is there."""
    p = np.array([[0.5, 0.5, 0.0], [0.0, 1.0, 0.0], [0.2, 0.3, 0.5]])
    q = np.array([[0.3, 0.7, 0.0], [0.0, 1e-12, 1.0], [0.1, 0.1, 0.8]])
    expected = [-sum(a * math.log(b) for a, b in zip(*rows, strict=True) if a) for rows in zip(p, q, strict=True)]
    assert ref.cross_entropy(p, q).tolist() == pytest.approx(expected, rel=1e-13)


def test_mse_agrees_with_a_plain_loop():
    """The mean is over all elements, whatever the number of axes."""
    rng = np.random.default_rng(5)
    y_hat, y = rng.normal(size=(2, 3, 5)), rng.normal(size=(2, 3, 5))
    squares = [(a - b) ** 2 for a, b in zip(y_hat.ravel().tolist(), y.ravel().tolist(), strict=True)]
    assert float(ref.mse_loss(y_hat, y)) == pytest.approx(math.fsum(squares) / 30, rel=1e-13)


BATCHED = [("softmax", 1), ("cross_entropy", 2), ("softmax_cross_entropy", 2), ("softmax_cross_entropy_gradient", 2)]


@pytest.mark.parametrize(("name", "count"), BATCHED)
def test_a_batch_is_the_stack_of_its_rows(name, count):
    """Leading axes are samples that do not see each other."""
    rng = np.random.default_rng(7)
    weights = rng.uniform(0.1, 1, (count, 3, 2, 5))
    arguments = weights / weights.sum(axis=-1, keepdims=True)
    function = getattr(ref, name)
    rows = [[function(*arguments[:, i, j]) for j in range(2)] for i in range(3)]
    assert function(*arguments) == pytest.approx(np.array(rows), rel=1e-13)


ARGUMENTS = {
    "softmax": 1,
    "mse_loss": 2,
    "cross_entropy": 2,
    "softmax_jacobian": 1,
    "softmax_cross_entropy": 2,
    "softmax_cross_entropy_gradient": 2,
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_takes_every_kind_of_input(name):
    """Lists, integers, float32 and Fortran order give what the same float64 array gives, and stay unchanged."""
    function, count = getattr(ref, name), ARGUMENTS[name]
    x = np.array([0.0, 1.0, 0.0]) if name == "softmax_jacobian" else np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    expected = function(*[x] * count)
    for other in (x.tolist(), x.astype(int), x.astype(int).tolist(), x.astype(np.float32), np.asfortranarray(x)):
        assert np.array_equal(function(*[other] * count), expected)
    assert set(x.ravel()) == {0.0, 1.0}
    assert not np.shares_memory(expected, x)
