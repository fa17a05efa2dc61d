import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "discriminator_value(x_real, x_fake, theta_d)"


def batches(rng, m):
    """Real samples, fake samples and parameters; logits stay within 13."""
    return rng.uniform(-1, 3, m), rng.uniform(-3, 1, m), rng.uniform(-1, 1, 3)


@check(points=2, public=True)
def test_undecided_discriminator(submission):
    """A discriminator that says 0.5 everywhere has the value 2 log 0.5.

    zh: 若判别器处处取 0.5，则目标值为 2 log 0.5。
    """
    got = submission.discriminator_value([1.0, 3.0, -2.0], [0.0, 2.0, 5.0], [0.0, 0.0, 0.0])
    assert_close(got, -1.386294361120, WHAT)


@check(points=2, public=True)
def test_means_of_both_batches(submission):
    """The value is the mean over the real batch plus the mean over the fake batch.

    zh: 目标值是真实批次上的平均与生成批次上的平均之和。
    """
    # logits are x itself: D(x_real) = (3/4, 1/2), D(x_fake) = (1/2, 1/10), 1 - D(x_fake) = (1/2, 9/10)
    log = math.log
    got = submission.discriminator_value([log(3), 0.0], [0.0, -log(9)], [0.0, 1.0, 0.0])
    assert_close(got, (log(3 / 4) + log(1 / 2)) / 2 + (log(1 / 2) + log(9 / 10)) / 2, WHAT)


@check(points=1, public=True)
def test_logit_of_minus_thousand(submission):
    """A real sample with the logit -1000 costs 1000, not infinity.

    zh: 真实样本的对数几率为 -1000 时，log D 等于 -1000，而不是负无穷。
    """
    # log sigmoid(-1000) = -1000 and log(1 - sigmoid(0)) = log 0.5
    got = submission.discriminator_value([-1000.0], [0.0], [0.0, 1.0, 0.0])
    assert_close(got, -1000 - 0.693147180560, WHAT)


@check(points=2.5)
def test_random_batches(submission, reference, rng):
    """The value is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，目标值都正确。
    """
    for m in (1, 2, 5, 40):
        args = batches(rng, m)
        assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT)


@check(points=3)
def test_confident_discriminator(submission, reference):
    """The value is right and finite for logits from -1000 to 1000, of both signs in both batches.

    zh: 两个批次的对数几率取 -1000 到 1000 之间的正数或负数时，目标值都正确且有限。
    """
    spread = np.array([1.0, -1.0, 0.5, -0.25])
    for size in (10, 38, 200, 1000):
        args = (size * spread, size * spread[::-1], [0.0, 1.0, 0.0])
        assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT)
    args = ([3.0, -10.0], [9.0, 10.0], [-500.0, 1.0, 14.0])
    assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 4))
    expected = reference.discriminator_value(x_real, x_fake, [1, -2, 1])
    assert_close(submission.discriminator_value(x_real, x_fake, np.array([1, -2, 1])), expected, WHAT)
    assert_close(submission.discriminator_value(x_real.tolist(), x_fake.tolist(), [1, -2, 1]), expected, WHAT)
    args = [values.astype(np.float32) for values in batches(rng, 5)]
    assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.discriminator_value,
        batches(rng, 3),
        ([1.0, -1.0], [0.0, 2.0], [0.5, 3.0, -1.0]),
        like=reference.discriminator_value,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator_value, reference.discriminator_value)
