"""The reference of ``regularization`` against scalar loops, numerical derivatives and hand-worked numbers."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("regularization", ROOT / "solutions/regularization/regularization.py")


@pytest.fixture
def rng():
    return np.random.default_rng(616)


def slopes(function, x, step=1e-5):
    """Central differences of a scalar function."""
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        result[index] = (function(up) - function(down)) / (2 * step)
    return result


def test_norms_are_scalar_sums(rng):
    """Element by element, with exact summation."""
    W = rng.normal(size=(3, 4, 2))
    values = W.ravel().tolist()
    assert ref.l1_norm(W) == pytest.approx(math.fsum(abs(w) for w in values), rel=1e-14)
    assert ref.l2_norm(W) == pytest.approx(math.sqrt(math.fsum(w * w for w in values)), rel=1e-14)
    assert (ref.l1_norm([[3, 0], [-4, 0]]), ref.l2_norm([[3, 0], [-4, 0]])) == (7, 5)


def test_gradients_of_the_penalties(rng):
    """Numerical slopes of lam ‖W‖₁ and lam ‖W‖₂², away from 0; at 0 the first is 0."""
    W = rng.uniform(0.5, 2, (2, 3)) * rng.choice([-1, 1], (2, 3))
    np.testing.assert_allclose(ref.l1_gradient(W, 0.3), slopes(lambda v: 0.3 * np.abs(v).sum(), W), rtol=1e-8)
    np.testing.assert_allclose(ref.l2_gradient(W, 0.3), slopes(lambda v: 0.3 * (v * v).sum(), W), rtol=1e-8)
    np.testing.assert_array_equal(ref.l1_gradient([3, 0, -4], 0.5), [0.5, 0, -0.5])
    np.testing.assert_array_equal(ref.l2_gradient([3, 0, -4], 0.5), [3, 0, -4])


def test_dropout_unit_by_unit(rng):
    """Every unit by its own random number."""
    x, u = rng.normal(size=(40, 5)), rng.choice([0.1, 0.2, 0.25, 0.3, 0.7], (40, 5))
    y = ref.dropout(x, u, 0.25)
    for index in np.ndindex(40, 5):
        assert y[index] == pytest.approx(0 if u[index] < 0.25 else x[index] * 4 / 3)
    np.testing.assert_array_equal(ref.dropout(x, u, 0.25, False), x)
    np.testing.assert_allclose(ref.dropout([1, 2, 3], [0.1, 0.9, 0.25], 0.25), [0, 8 / 3, 4])


@pytest.mark.parametrize("p", [0.125, 0.5, 0.875])
def test_dropout_keeps_the_expectation(p):
    """Over evenly spread random numbers the mean stays what it was."""
    u = (np.arange(8000) + 0.5) / 8000
    u = u[np.abs(u - p) > 2e-3]
    share = np.mean(u >= p)
    assert ref.dropout(np.full(u.shape, 3.0), u, p).mean() == pytest.approx(3 * share / (1 - p))


def test_dropout_backward_is_the_slope(rng):
    """Numerical slopes of a weighted sum of the output."""
    x, u, g = rng.normal(size=(3, 4)), rng.choice([0.1, 0.9, 0.5], (3, 4)), rng.normal(size=(3, 4))
    want = slopes(lambda v: (g * ref.dropout(v, u, 0.375)).sum(), x)
    np.testing.assert_allclose(ref.dropout_backward(g, u, 0.375), want, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(ref.dropout_backward([6, 6, -6], [0.1, 0.9, 0.25], 0.25), [0, 8, -8])


def scalar_batchnorm(x, gamma, beta, eps):
    out = [[0.0] * len(gamma) for _ in x]
    for j in range(len(gamma)):
        column = [row[j] for row in x]
        mean = math.fsum(column) / len(column)
        var = math.fsum((value - mean) ** 2 for value in column) / len(column)
        for i, value in enumerate(column):
            out[i][j] = gamma[j] * (value - mean) / math.sqrt(var + eps) + beta[j]
    return out


@pytest.mark.parametrize(("n", "d", "eps"), [(1, 3, 1e-5), (2, 1, 1e-6), (5, 4, 0.3)])
def test_batchnorm_column_by_column(n, d, eps, rng):
    """Scalar loops, one column after the other."""
    x, gamma, beta = rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=d)
    want = scalar_batchnorm(x.tolist(), gamma, beta, eps)
    np.testing.assert_allclose(ref.batchnorm(x, gamma, beta, eps), want, rtol=1e-9)


def test_batchnorm_of_the_handout():
    """The column (1, 3)."""
    want = [[5 - 2 / 1.1], [5 + 2 / 1.1]]
    np.testing.assert_allclose(ref.batchnorm([[1], [3]], [2], [5], 0.21), want, rtol=1e-12)


@pytest.mark.parametrize(("n", "d"), [(2, 1), (4, 3), (6, 2)])
def test_batchnorm_backward_is_the_slope(n, d, rng):
    """Numerical slopes in x, gamma and beta."""
    x, g, gamma, beta = rng.normal(size=(n, d)), rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=d)

    def loss(x, gamma, beta):
        return (g * np.array(scalar_batchnorm(x.tolist(), gamma, beta, 0.1))).sum()

    grad_x, grad_gamma, grad_beta = ref.batchnorm_backward(g, x, gamma, 0.1)
    np.testing.assert_allclose(grad_x, slopes(lambda v: loss(v, gamma, beta), x), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(grad_gamma, slopes(lambda v: loss(x, v, beta), gamma), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(grad_beta, slopes(lambda v: loss(x, gamma, v), beta), rtol=1e-6, atol=1e-9)


def test_batchnorm_backward_of_the_handout():
    """The column (1, 3, 5) with the gradient (3, 0, 0)."""
    got = ref.batchnorm_backward([[3], [0], [0]], [[1], [3], [5]], [2], 4 / 3)
    for one, other in zip(got, ([[1], [-1], [0]], [-3], [3]), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12)


def test_running_averages_come_to_the_statistics(rng):
    """The same batch again and again: the averages approach its statistics geometrically."""
    x, mean, var = rng.normal(size=(5, 2)), np.array([9.0, -9.0]), np.array([4.0, 0.5])
    want_mean, want_var = x.sum(axis=0) / 5, (x**2).sum(axis=0) / 5 - (x.sum(axis=0) / 5) ** 2
    new_mean, new_var = mean, var
    for _ in range(10):
        new_mean, new_var = ref.batchnorm_running(new_mean, new_var, x, 0.8)
    np.testing.assert_allclose(new_mean - want_mean, 0.8**10 * (mean - want_mean), rtol=1e-9)
    np.testing.assert_allclose(new_var - want_var, 0.8**10 * (var - want_var), rtol=1e-9)
    np.testing.assert_allclose(ref.batchnorm_running([0], [1], [[1], [3]], 0.9), [[0.2], [1]], rtol=1e-12)


def test_testing_with_the_batch_statistics_is_training(rng):
    """With momentum 0 the running averages are the batch's, and both formulas agree."""
    x, gamma, beta = rng.normal(size=(4, 3)), rng.normal(size=3), rng.normal(size=3)
    mean, var = ref.batchnorm_running(np.zeros(3), np.ones(3), x, 0.0)
    np.testing.assert_allclose(ref.batchnorm_test(x, gamma, beta, mean, var), ref.batchnorm(x, gamma, beta), rtol=1e-9)
    assert ref.batchnorm_test([[3]], [2], [5], [1], [3.75], 0.25) == pytest.approx(7)
