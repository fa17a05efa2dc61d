"""The reference of ``descent`` against fractions, known functions, numerical derivatives and closed forms."""

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("descent", ROOT / "solutions/descent/descent.py")
A, B = [[2.0, 1.0], [0.0, 4.0]], [1.0, 2.0]


@pytest.fixture
def rng():
    return np.random.default_rng(62)


def test_quotient_is_exact_arithmetic(rng):
    """The quotient of fractions, for steps of either sign."""
    for h in (0.5, -0.25, 1.75):
        c, x = rng.integers(-9, 10, 5), Fraction(int(rng.integers(-12, 13)), 4)
        step = Fraction(h)
        want = sum(int(v) * ((x + step) ** n - x**n) for n, v in enumerate(c)) / step
        assert ref.difference_quotient(c, float(x), h) == pytest.approx(float(want), rel=1e-12)


def test_quotient_of_the_handout():
    """9.5 to the right, 6.5 to the left, and close to 8 for a short step."""
    assert ref.difference_quotient([1, 2, 3], 1, 0.5) == pytest.approx(9.5)
    assert ref.difference_quotient([1, 2, 3], 1, -0.5) == pytest.approx(6.5)
    assert ref.difference_quotient([1, 2, 3], 1, 1e-3) == pytest.approx(8, abs=0.01)


@pytest.mark.parametrize("dx", [-2.0, 0.0, 0.7, 4.0])
def test_taylor_of_known_functions(dx):
    """With 30 derivatives at 0: exponential function, sine and cosine."""
    assert ref.taylor(np.ones(30), dx) == pytest.approx(math.exp(dx), rel=1e-9)
    assert ref.taylor((8 * [0, 1, 0, -1])[:20], dx) == pytest.approx(math.sin(dx), abs=1e-6)
    assert ref.taylor((8 * [1, 0, -1, 0])[:20], dx) == pytest.approx(math.cos(dx), abs=1e-6)


def test_taylor_is_exact_arithmetic(rng):
    """The sum of fractions with real factorials."""
    d, dx = rng.integers(-9, 10, 20), Fraction(-5, 2)
    want = sum(int(v) * dx**n / math.factorial(n) for n, v in enumerate(d))
    assert ref.taylor(d, -2.5) == pytest.approx(float(want), rel=1e-10)
    assert ref.taylor([1, 1, 1, 1], 1) == pytest.approx(8 / 3)


def test_linear_change_is_what_a_short_step_does(rng):
    """Close to the true change of the quadratic for a short step."""
    x, dx = rng.normal(size=2), 1e-6 * rng.normal(size=2)
    g = ref.quadratic_gradient(x, A, B)
    change = ref.quadratic(x + dx, A, B) - ref.quadratic(x, A, B)
    assert ref.linear_change(g, dx) == pytest.approx(change, rel=1e-4)
    assert ref.linear_change([3, 4], [-0.3, -0.4]) == pytest.approx(-2.5)


def test_angle_in_the_plane(rng):
    """The difference of two directions, as arctangents give them."""
    for one, other in rng.uniform(-math.pi, math.pi, (20, 2)):
        difference = abs(one - other)
        want = min(difference, 2 * math.pi - difference)
        g, dx = ([size * math.cos(t), size * math.sin(t)] for size, t in ((3, one), (0.01, other)))
        assert ref.angle(g, dx) == pytest.approx(want, abs=1e-7)
    assert ref.angle([1, 0], [-1, 1]) == pytest.approx(0.75 * math.pi)


def test_angle_of_parallel_vectors(rng):
    """0 and pi, never NaN."""
    for g in rng.normal(size=(100, 3)):
        assert ref.angle(g, 3 * g) == pytest.approx(0, abs=1e-7)
        assert ref.angle(g, -0.1 * g) == pytest.approx(math.pi, abs=1e-7)


def test_no_step_beats_the_steepest(rng):
    """Ten thousand random directions of the same length lower the change less."""
    g = rng.normal(size=3)
    best = ref.steepest_step(g, 0.7)
    assert np.linalg.norm(best) == pytest.approx(0.7)
    others = rng.normal(size=(10_000, 3))
    others *= 0.7 / np.linalg.norm(others, axis=1, keepdims=True)
    assert (others @ g).min() >= g @ best - 1e-12
    assert ref.steepest_step([3, 4], 10) == pytest.approx([-6, -8])
    np.testing.assert_array_equal(ref.steepest_step([0, 0], 5), [0, 0])


def test_quadratic_is_a_double_sum(rng):
    """Term by term, in fractions."""
    x, matrix, b = rng.integers(-4, 5, 3), rng.integers(-4, 5, (3, 3)), rng.integers(-4, 5, 3)
    want = Fraction(0)
    for i in range(3):
        want -= int(b[i]) * int(x[i])
        for j in range(3):
            want += Fraction(int(x[i]) * int(matrix[i, j]) * int(x[j]), 2)
    assert ref.quadratic(x, matrix, b) == float(want)
    assert ref.quadratic([1, -1], A, B) == 3.5


def test_gradient_is_the_slope(rng):
    """Central differences are exact for a quadratic function."""
    x, matrix, b = rng.normal(size=4), rng.normal(size=(4, 4)), rng.normal(size=4)
    h = 0.5 * np.eye(4)
    slopes = [ref.quadratic(x + e, matrix, b) - ref.quadratic(x - e, matrix, b) for e in h]
    assert ref.quadratic_gradient(x, matrix, b) == pytest.approx(slopes, rel=1e-12)
    assert ref.quadratic_gradient([1, -1], A, B) == pytest.approx([0.5, -5.5])


def test_descent_in_closed_form():
    """On a diagonal matrix every variable follows its own geometric sequence."""
    diagonal, b, start, eta = np.array([1.0, 4.0]), np.array([2.0, -4.0]), np.array([3.0, 1.0]), 0.3
    xs, values = ref.descend(start, np.diag(diagonal), b, eta, 10)
    goal, t = b / diagonal, np.arange(11)[:, None]
    want = goal + (1 - eta * diagonal) ** t * (start - goal)
    np.testing.assert_allclose(xs, want, rtol=1e-12)
    np.testing.assert_allclose(values, (diagonal * want**2).sum(axis=1) / 2 - want @ b, rtol=1e-12)


def test_descent_of_the_handout():
    """One step from (1, -1)."""
    xs, values = ref.descend([1, -1], A, B, 0.1, 1)
    np.testing.assert_allclose(xs, [[1, -1], [0.95, -0.45]])
    np.testing.assert_allclose(values, [3.5, 1.04375])


@pytest.mark.parametrize("n", [1, 2, 5])
def test_largest_step_parts_convergence_from_divergence(n, rng):
    """A little below the bound the descent comes closer, a little above it runs away."""
    root = rng.normal(size=(n, n))
    matrix = root @ root.T + np.eye(n)
    bound, start = ref.largest_step(matrix), rng.normal(size=n)
    for factor, closer in ((0.98, True), (1.02, False)):
        xs, _ = ref.descend(start, matrix, np.zeros(n), factor * bound, 120)
        assert (np.linalg.norm(xs[-1]) < np.linalg.norm(xs[-60])) == closer
    assert ref.largest_step([[3, 1], [1, 3]]) == pytest.approx(0.5)
