"""The reference of `activations` against the decimal module, complex steps and the numbers of Table 6.1."""

import math
from decimal import Decimal, localcontext
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("activations", ROOT / "solutions/activations/activations.py")

POINTS = [0.0, 1e-9, -1e-9, 0.3, -0.3, 1.0, -1.0, 2.7, -2.7, 12.5, -12.5, 36.0, -36.0, 400.0, -400.0, 1e4, -1e4]
NAMES = ["sigmoid", "sigmoid_derivative", "tanh", "tanh_derivative", "relu", "relu_derivative"]


def exact(name, x):
    """The formulas of Table 6.1 in 60 digits; derivatives by the quotient rule, not by the table's shortcut."""
    with localcontext() as context:
        context.prec = 60
        context.Emin, context.Emax = -(10**6), 10**6
        x = Decimal(x)
        e, e2 = (-x).exp(), (-2 * x).exp()
        values = {
            "sigmoid": 1 / (1 + e),
            "sigmoid_derivative": e / (1 + e) ** 2,
            "tanh": (1 - e2) / (1 + e2),
            "tanh_derivative": 4 * e2 / (1 + e2) ** 2,
            "relu": x if x > 0 else Decimal(0),
            "relu_derivative": Decimal(1 if x > 0 else 0),
        }
        return float(values[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("x", POINTS)
def test_agrees_with_the_formulas_in_sixty_digits(name, x):
    """Every function is within rounding of Table 6.1, over the whole range that the contract names."""
    assert float(getattr(ref, name)(x)) == pytest.approx(exact(name, x), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("x", [-3.0, -0.4, 0.0, 0.9, 2.5])
def test_derivatives_agree_with_a_complex_step(x):
    """The imaginary part of f(x + ih) / h is the derivative, without cancellation."""
    z = x + 1e-30j
    assert float(ref.sigmoid_derivative(x)) == pytest.approx((1 / (1 + np.exp(-z))).imag / 1e-30, rel=1e-12)
    assert float(ref.tanh_derivative(x)) == pytest.approx(np.tanh(z).imag / 1e-30, rel=1e-12)


def test_worked_examples_of_the_handout():
    """The numbers that the handout gives are those of the formulas, worked by hand."""
    ln2, ln3 = math.log(2), math.log(3)
    assert ref.sigmoid([0.0, ln3]).tolist() == pytest.approx([1 / 2, 3 / 4])
    assert ref.sigmoid_derivative([0.0, ln3]).tolist() == pytest.approx([1 / 4, 3 / 16])
    assert ref.tanh([ln2, -ln2]).tolist() == pytest.approx([3 / 5, -3 / 5])
    assert ref.tanh_derivative([0.0, ln2]).tolist() == pytest.approx([1, 16 / 25])
    assert ref.relu([-2.0, 0.0, 3.5]).tolist() == [0, 0, 3.5]
    assert ref.relu_derivative([-2.0, 0.0, 3.5]).tolist() == [0, 0, 1]


@pytest.mark.parametrize("name", NAMES)
def test_takes_every_kind_of_input(name):
    """Lists, integers, float32 and Fortran order give what the same float64 array gives, and stay unchanged."""
    function = getattr(ref, name)
    x = np.array([[-2.0, 0.0, 3.0], [1.0, -1.0, 5.0]])
    expected = function(x)
    assert expected.shape == x.shape
    assert expected.dtype == np.float64
    for other in (x.tolist(), x.astype(int), x.astype(int).tolist(), x.astype(np.float32), np.asfortranarray(x)):
        assert np.array_equal(function(other), expected)
    assert x.tolist() == [[-2.0, 0.0, 3.0], [1.0, -1.0, 5.0]]
    assert np.shape(function(2)) == ()
    assert not np.shares_memory(function(x), x)


@pytest.mark.parametrize("name", NAMES)
def test_raises_no_floating_point_error(name):
    """Nothing overflows, divides by zero or is invalid on the whole range."""
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(getattr(ref, name)(np.array(POINTS))).all()
