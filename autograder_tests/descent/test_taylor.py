import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "taylor(derivatives, dx)"


@check(points=3, public=True)
def test_worked_example(submission):
    """Four derivatives of the exponential function: 1 + 1 + 1/2 + 1/6.

    zh: 指数函数的前四个导数：1 + 1 + 1/2 + 1/6。
    """
    assert_close(submission.taylor([1.0, 1.0, 1.0, 1.0], 1.0), 8 / 3, WHAT)
    assert_close(submission.taylor([1.0, 1.0, 1.0, 1.0], -2.0), -1 / 3, WHAT)


@check(points=2, public=True)
def test_sine(submission):
    """Sixteen derivatives of the sine at 0 give its value at 1.5.

    zh: 用正弦函数在 0 处的 16 个导数得到它在 1.5 处的值。
    """
    assert_close(submission.taylor(4 * [0, 1, 0, -1], 1.5), 0.997494986604, WHAT)


@check(points=2.5)
def test_random_derivatives(submission, reference, rng):
    """Any number of derivatives, steps of either sign, and the step 0.

    zh: 导数个数任意，增量可正可负，也可以为 0。
    """
    for k, dx in ((1, 0.7), (2, -1.5), (3, 0.3), (6, -2.0), (4, 0.0), (9, 3.0)):
        derivatives = rng.uniform(-4, 4, k)
        assert_close(submission.taylor(derivatives, dx), reference.taylor(derivatives, dx), WHAT)


@check(points=2)
def test_thirty_derivatives(submission, reference, rng):
    """Thirty derivatives and a long step: factorials beyond the integers of 64 bits.

    zh: 30 个导数和较大的增量：阶乘超出 64 位整数。
    """
    for dx in (8.0, -9.0, 11.0):
        derivatives = rng.uniform(0.5, 2, 30)
        assert_close(submission.taylor(derivatives, dx), reference.taylor(derivatives, dx), WHAT)
    assert_close(submission.taylor(np.ones(30), 5.0), math.exp(5), WHAT, rtol=1e-5)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 are right; no argument is changed.

    zh: 整数、列表和 float32 都能得到正确结果；不修改传入的参数。
    """
    d = rng.integers(-5, 6, 18)
    for args in ((d, 3), (d.tolist(), -2), (d.astype(float), np.int64(2))):
        assert_close(submission.taylor(*args), reference.taylor(*args), WHAT)
    args = (rng.uniform(0.5, 2, 15).astype(np.float32), np.float32(2.5))
    assert_close(submission.taylor(*args), reference.taylor(*args), WHAT, **FLOAT32)
    assert_pure(submission.taylor, (rng.normal(size=5), 0.7), ([1, 2, 3], -1), like=reference.taylor)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.taylor, reference.taylor)
