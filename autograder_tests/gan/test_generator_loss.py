import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "generator_loss(z, theta_d, theta_g)"
SATURATING = "generator_loss(z, theta_d, theta_g, saturating=True)"


def batch(rng, m):
    """Noise and the parameters of both networks; logits stay within 26."""
    return rng.uniform(-2, 2, m), rng.uniform(-1, 1, 3), rng.uniform(-1.5, 1.5, 2)


@check(points=2, public=True)
def test_not_saturating_by_default(submission):
    """By default the loss is minus the mean of log D(G(z)).

    zh: 默认的损失是 log D(G(z)) 的平均的相反数。
    """
    # fakes 2*0 + 1 = 1 and 2*(-0.5) + 1 = 0, logits log 3 and 0, D = (3/4, 1/2)
    got = submission.generator_loss([0.0, -0.5], [0.0, np.log(3), 0.0], [2.0, 1.0])
    assert_close(got, -(np.log(3 / 4) + np.log(1 / 2)) / 2, WHAT)


@check(points=2, public=True)
def test_saturating(submission):
    """The saturating loss is the mean of log(1 - D(G(z))); the flag may be given by keyword or by position.

    zh: 饱和形式的损失是 log(1 - D(G(z))) 的平均；该开关可按关键字或按位置传入。
    """
    # the same D = (3/4, 1/2)
    expected = (np.log(1 / 4) + np.log(1 / 2)) / 2
    got = submission.generator_loss([0.0, -0.5], [0.0, np.log(3), 0.0], [2.0, 1.0], saturating=True)
    assert_close(got, expected, SATURATING)
    assert_close(submission.generator_loss([0.0, -0.5], [0.0, np.log(3), 0.0], [2.0, 1.0], True), expected, SATURATING)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """Both losses are right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，两种损失都正确。
    """
    for m in (1, 3, 40):
        args = batch(rng, m)
        assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)
        got = submission.generator_loss(*args, saturating=True)
        assert_close(got, reference.generator_loss(*args, saturating=True), SATURATING)


@check(points=2.5)
def test_confident_discriminator(submission, reference):
    """Both losses are right and finite for logits from -1000 to 1000.

    zh: 对数几率在 -1000 到 1000 之间时，两种损失都正确且有限。
    """
    z = np.array([1.0, -1.0, 0.5, -0.2])
    for size in (10, 38, 1000):
        args = (z, [0.0, 1.0, 0.0], [size, 0.0])
        assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)
        got = submission.generator_loss(*args, saturating=True)
        assert_close(got, reference.generator_loss(*args, saturating=True), SATURATING)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z = rng.integers(-2, 3, 4)
    expected = reference.generator_loss(z, [1, -2, 1], [1, 2])
    assert_close(submission.generator_loss(z, np.array([1, -2, 1]), np.array([1, 2])), expected, WHAT)
    assert_close(submission.generator_loss(z.tolist(), [1, -2, 1], [1, 2]), expected, WHAT)
    args = [values.astype(np.float32) for values in batch(rng, 5)]
    got = submission.generator_loss(*args, saturating=True)
    assert_close(got, reference.generator_loss(*args, saturating=True), SATURATING, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.generator_loss,
        batch(rng, 3),
        ([1.0, -1.0], [0.5, 0.0, -1.0], [2.0, 1.0], True),
        like=reference.generator_loss,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_loss, reference.generator_loss)
