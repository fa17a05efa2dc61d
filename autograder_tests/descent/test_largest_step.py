import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "largest_step(A)"


def definite(rng, eigenvalues):
    """A symmetric matrix with these eigenvalues."""
    vectors = np.linalg.qr(rng.normal(size=(len(eigenvalues), len(eigenvalues))))[0]
    A = (vectors * eigenvalues) @ vectors.T
    return (A + A.T) / 2


@check(points=3, public=True)
def test_worked_example(submission):
    """The eigenvalues 2 and 4 give 0.5, and 4 and 8 give 0.25.

    zh: 特征值为 2 和 4 时得到 0.5，为 4 和 8 时得到 0.25。
    """
    assert_close(submission.largest_step([[3.0, 1.0], [1.0, 3.0]]), 0.5, WHAT)
    assert_close(submission.largest_step([[6.0, 2.0], [2.0, 6.0]]), 0.25, WHAT)


@check(points=2, public=True)
def test_diagonal(submission):
    """On a diagonal matrix the largest entry decides.

    zh: 对角矩阵由最大的对角元决定。
    """
    assert_close(submission.largest_step(np.diag([2.0, 10.0, 5.0])), 0.2, WHAT)
    assert_close(submission.largest_step([[0.25]]), 8, WHAT)


@check(points=2)
def test_random_matrices(submission, reference, rng):
    """Matrices of any size, flat and steep, narrow and round.

    zh: 任意大小的矩阵，坡度有缓有陡，形状有扁有圆。
    """
    for eigenvalues in ([0.7], [3.0, 0.2], [1.1, 1.0], [5.0, 4.0, 3.0], [90.0, 1.0, 0.01, 50.0], [0.02, 0.01, 0.015]):
        A = definite(rng, np.array(eigenvalues))
        assert_close(submission.largest_step(A), reference.largest_step(A), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    A = np.array([[6, 2, 1], [2, 3, 0], [1, 0, 2]])
    for one in (A, A.tolist(), np.asfortranarray(A * 0.5)):
        assert_close(submission.largest_step(one), reference.largest_step(one), WHAT)
    A = np.float32([[4, 1.5], [1.5, 2]])
    assert_close(submission.largest_step(A), reference.largest_step(A), WHAT, **FLOAT32)
    assert_pure(submission.largest_step, (definite(rng, np.array([1.0, 3.0])),), ([[2]],), like=reference.largest_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.largest_step, reference.largest_step)
