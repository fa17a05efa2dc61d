import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "difference_quotient(coefficients, x, h)"


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's polynomial: 9.5 to the right, 6.5 to the left.

    zh: 讲解中的多项式：向右取差商为 9.5，向左为 6.5。
    """
    assert_close(submission.difference_quotient([1.0, 2.0, 3.0], 1.0, 0.5), 9.5, WHAT)
    assert_close(submission.difference_quotient([1.0, 2.0, 3.0], 1.0, -0.5), 6.5, WHAT)


@check(points=2, public=True)
def test_cube_at_zero(submission):
    """For x³ the quotient at 0 is h², for a straight line it is the slope.

    zh: 对 x³，在 0 处的差商为 h²；对直线，差商就是斜率。
    """
    assert_close(submission.difference_quotient([0, 0, 0, 1], 0, 0.25), 0.0625, WHAT)
    assert_close(submission.difference_quotient([5.0, -2.0], 1.5, -2), -2, WHAT)


@check(points=3)
def test_random_polynomials(submission, reference, rng):
    """Polynomials with any number of coefficients, steps of either sign, long and short.

    zh: 系数个数任意的多项式，步长可正可负、可长可短。
    """
    for k, h in ((1, 0.5), (2, -0.3), (4, 0.2), (6, -1.5), (4, 1e-3), (3, -1e-3), (5, 2.0)):
        args = (rng.uniform(-10, 10, k), rng.uniform(-3, 3), h)
        assert_close(submission.difference_quotient(*args), reference.difference_quotient(*args), WHAT)


@check(points=3)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 are right; no argument is changed.

    zh: 整数、列表和 float32 都能得到正确结果；不修改传入的参数。
    """
    c = rng.integers(-9, 10, 5)
    for args in ((c, 2, -1), (c.tolist(), -1, 2), (c.astype(float), np.int64(3), np.float64(0.5))):
        assert_close(submission.difference_quotient(*args), reference.difference_quotient(*args), WHAT)
    args = (rng.uniform(0.5, 2, 3).astype(np.float32), np.float32(1.25), np.float32(0.5))
    assert_close(submission.difference_quotient(*args), reference.difference_quotient(*args), WHAT, **FLOAT32)
    cases = (rng.uniform(-3, 3, 4), 0.5, 0.1), ([1, 2, 3], 1, -0.5)
    assert_pure(submission.difference_quotient, *cases, like=reference.difference_quotient)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.difference_quotient, reference.difference_quotient)
