import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("xs", "values")


def compare(submission, args, want, **tolerance):
    xs, values = unpack(submission.descend(*args), RESULTS, "descend(…)")
    assert_close(xs, want[0], "xs", **tolerance)
    assert_close(values, want[1], "values", **tolerance)


def bowl(rng, n):
    """A start, a matrix with a positive definite symmetric part, and b."""
    B, skew = rng.uniform(-1, 1, (2, n, n))
    A = B @ B.T + np.diag(rng.uniform(0.5, 2, n)) + 0.6 * (skew - skew.T)
    return rng.uniform(-3, 3, n), A, rng.uniform(-3, 3, n)


@check(points=2, public=True)
def test_worked_example(submission):
    """One step from (1, -1) with step size 0.1.

    zh: 从 (1, -1) 出发，步长 0.1，走一步。
    """
    args = ([1.0, -1.0], [[2.0, 1.0], [0.0, 4.0]], [1.0, 2.0], 0.1, 1)
    compare(submission, args, ([[1, -1], [0.95, -0.45]], [3.5, 1.04375]))


@check(points=3, public=True)
def test_parabola(submission):
    """On f = x² the distance to the minimum is multiplied by 1 - 2 eta in every step.

    zh: 对 f = x²，每一步使到最小值点的距离乘以 1 - 2 eta。
    """
    for eta, factor in ((0.25, 0.5), (1.5, -2.0)):
        xs = 3 * factor ** np.arange(6)
        compare(submission, ([3], [[2]], [0], eta, 5), (xs[:, None], xs**2))


@check(points=2)
def test_random_bowls(submission, reference, rng):
    """Any number of variables and steps, with matrices that are not symmetric.

    zh: 变量个数和步数任意，矩阵不对称。
    """
    for n, eta, steps in ((1, 0.3, 1), (2, 0.1, 2), (3, 0.2, 5), (5, 0.05, 5), (2, 0.15, 40)):
        args = (*bowl(rng, n), eta, steps)
        compare(submission, args, reference.descend(*args))


@check(points=2.5)
def test_steps_that_are_too_long(submission, reference, rng):
    """Every step is taken, though the value rises.

    zh: 即使函数值上升，每一步也都要走。
    """
    for eta, steps in ((1.1, 8), (1.3, 6)):
        args = (rng.uniform(1, 2, 2), np.diag([2.0, 0.5]), rng.uniform(-1, 1, 2), eta, steps)
        compare(submission, args, reference.descend(*args))
    args = ([0.5, 1.0], [[-1.0, 0.5], [0.0, -2.0]], [0.25, 0.0], 0.5, 4)
    compare(submission, args, reference.descend(*args))


@check(points=2)
def test_start_at_the_minimum(submission, rng):
    """From the minimum the descent does not move, and still returns steps + 1 points.

    zh: 从最小值点出发则不再移动，但仍返回 steps + 1 个点。
    """
    # gradient 0 at (1, 2): A x = b
    args = ([1.0, 2.0], [[2.0, 0.0], [0.0, 3.0]], [2.0, 6.0], 0.1, 7)
    compare(submission, args, (8 * [[1, 2]], 8 * [-7]))
    compare(submission, ([4, -2], [[0, 0], [0, 0]], [1, -1], 0.5, 2), ([[4, -2], [4.5, -2.5], [5, -3]], [-6, -7, -8]))


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x, A, b = rng.integers(-4, 5, 3), np.array([[3, 1, 0], [-1, 2, 1], [0, 0, 4]]), rng.integers(-4, 5, 3)
    for arrays in ((x, A, b), (x.tolist(), A.tolist(), b.tolist()), (x * 0.5, np.asfortranarray(A * 0.25), b)):
        compare(submission, (*arrays, 0.125, 3), reference.descend(*arrays, 0.125, 3))
    small = [np.float32([1.5, 2.0]), np.float32([[2, 0.5], [0.25, 1]]), np.float32([-1, -1.5]), np.float32(0.25), 3]
    compare(submission, small, reference.descend(*small), **FLOAT32)
    assert_pure(submission.descend, (*bowl(rng, 3), 0.1, 3), ([1], [[2]], [3], 0.25, 2), like=reference.descend)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.descend, reference.descend)
