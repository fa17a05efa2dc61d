import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


@check(points=2, public=True)
def test_each_parameter(submission):
    """u0 belongs to the constant, u1 to x and u2 to the square of x.

    zh: u0 对应常数项，u1 对应 x，u2 对应 x 的平方。
    """
    log3 = math.log(3)  # sigmoid(log 3) = 3/4, sigmoid(-log 3) = 1/4
    assert_close(submission.discriminator([1.0, -1.0, 0.0], [log3, 0, 0]), [0.75, 0.75, 0.75], "D(x), u = (ln 3, 0, 0)")
    assert_close(submission.discriminator([1.0, -1.0, 0.0], [0, log3, 0]), [0.75, 0.25, 0.5], "D(x), u = (0, ln 3, 0)")
    assert_close(submission.discriminator([1.0, -1.0, 0.0], [0, 0, log3]), [0.75, 0.75, 0.5], "D(x), u = (0, 0, ln 3)")


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: both samples have the logit 1.

    zh: 讲解中的例子：两个样本的对数几率都是 1。
    """
    # 1 - 0 + 0 = 1 and 1 - 2 + 0.5 * 4 = 1; sigmoid(1) = 0.731058578630
    got = submission.discriminator([0.0, 2.0], [1.0, -1.0, 0.5])
    assert_close(got, [0.731058578630, 0.731058578630], "discriminator(x, theta_d)")


@check(points=2)
def test_random_batches(submission, reference, rng):
    """The probabilities are right for batches of any size, also of a single sample.

    zh: 对任意大小的批次（包括只有一个样本）概率都正确。
    """
    for m in (1, 4, 50):
        x, theta_d = rng.uniform(-2.5, 2.5, m), rng.uniform(-2, 2, 3)
        got = submission.discriminator(x, theta_d)
        assert_close(got, reference.discriminator(x, theta_d), "discriminator(x, theta_d)")
    x, theta_d = rng.uniform(-3, 3, 9), np.array([1.5, -3.0, 2.0])
    got = submission.discriminator(x, theta_d)
    assert_close(got, reference.discriminator(x, theta_d), "discriminator(x, theta_d)")


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, theta_d = rng.integers(-2, 3, 4), np.array([1, -2, 1])
    expected = reference.discriminator(x, theta_d)
    assert_close(submission.discriminator(x, theta_d), expected, "discriminator(x, theta_d)")
    assert_close(submission.discriminator(x.tolist(), theta_d.tolist()), expected, "discriminator(x, theta_d)")
    x, theta_d = rng.uniform(-2, 2, 5).astype(np.float32), rng.uniform(-1, 1, 3).astype(np.float32)
    expected = reference.discriminator(x, theta_d)
    assert_close(submission.discriminator(x, theta_d), expected, "discriminator(x, theta_d)", **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one = (rng.normal(size=3), rng.normal(size=3))
    assert_pure(submission.discriminator, one, ([1.0, -1.0], [0.5, 3.0, -1.0]), like=reference.discriminator)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator, reference.discriminator)
