import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "l2_norm(W)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's matrix has the norm 5.

    zh: 讲解中的矩阵的范数为 5。
    """
    assert_close(submission.l2_norm([[3.0, 0.0], [-4.0, 0.0]]), 5, WHAT)


@check(points=1, public=True)
def test_vector(submission):
    """A vector with negative elements and a zero, and a single number.

    zh: 含负元素与零的向量，以及单个元素。
    """
    assert_close(submission.l2_norm([-2.0, 0.0, 1.0, 2.0]), 3, WHAT)
    assert_close(submission.l2_norm([-2.5]), 2.5, WHAT)


@check(points=1)
def test_any_shape(submission, reference, rng):
    """Weights of any shape count once each, large and small.

    zh: 任意形状的参数，每个元素各计一次，数值可大可小。
    """
    for shape, size in (((1,), 1), ((5,), 1e-4), ((2, 3), 1), ((3, 3), 300), ((2, 3, 4), 1), ((2, 1, 3, 2), 1)):
        W = size * rng.normal(size=shape).clip(-3, 3)
        assert_close(submission.l2_norm(W), reference.l2_norm(W), WHAT)
    assert_close(submission.l2_norm(np.zeros((2, 2))), 0, WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    W = rng.integers(-9, 10, (3, 2))
    for one in (W, W.tolist(), np.asfortranarray(W * 0.5)):
        assert_close(submission.l2_norm(one), reference.l2_norm(one), WHAT)
    small = rng.normal(size=(2, 3)).astype(np.float32)
    assert_close(submission.l2_norm(small), reference.l2_norm(small), WHAT, **FLOAT32)
    assert_pure(submission.l2_norm, (rng.normal(size=(2, 2)),), ([-1, 2],), like=reference.l2_norm)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.l2_norm, reference.l2_norm)
