import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "critic_value(x_real, x_fake, theta_d)"


def batches(rng, m):
    """Real samples, fake samples and a critic."""
    return 1 + rng.normal(size=m), rng.normal(size=m), rng.normal(size=3)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: scores of 9.5 and 7 on the average.

    zh: 讲解中的例子：两批样本的平均分为 9.5 与 7。
    """
    args = np.array([1.0, 3.0]), np.array([0.0, 2.0]), np.array([5.0, 1.0, 0.5])
    assert_close(submission.critic_value(*args), 2.5, WHAT)


@check(points=2, public=True)
def test_twice_the_parameters(submission):
    """Twice the parameters give twice the value: there is no logarithm and no sigmoid.

    zh: 参数加倍，目标值也加倍：既没有对数，也没有 sigmoid。
    """
    # means of x: 2 and 4, means of x^2: 5 and 20; u1 (2 - 4) + u2 (5 - 20)
    x_real, x_fake = np.array([1.0, 3.0]), np.array([2.0, 6.0])
    assert_close(submission.critic_value(x_real, x_fake, np.array([1.0, 3.0, -1.0])), 9, WHAT)
    assert_close(submission.critic_value(x_real, x_fake, np.array([2.0, 6.0, -2.0])), 18, WHAT)
    assert_close(submission.critic_value(x_real, x_fake, np.array([20.0, 60.0, -20.0])), 180, WHAT)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """The value is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，目标值都正确。
    """
    for m in (1, 2, 5, 60):
        args = batches(rng, m)
        assert_close(submission.critic_value(*args), reference.critic_value(*args), WHAT)


@check(points=2)
def test_large_scores(submission, reference, rng):
    """The value is right for scores up to 1000 in size.

    zh: 分数的绝对值直到 1000 时，目标值都正确。
    """
    for scale in (50, 990):
        x_real, x_fake = rng.uniform(-1, 1, (2, 3))
        for theta_d in ([0.0, scale, 0.0], [0.0, 0.5, -scale]):
            args = x_real, x_fake, theta_d
            assert_close(submission.critic_value(*args), reference.critic_value(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 3))
    expected = reference.critic_value(x_real, x_fake, [1, -2, 1])
    assert_close(submission.critic_value(x_real, x_fake, np.array([1, -2, 1])), expected, WHAT)
    assert_close(submission.critic_value(x_real.tolist(), x_fake.tolist(), [1, -2, 1]), expected, WHAT)
    args = [values.astype(np.float32) for values in batches(rng, 5)]
    assert_close(submission.critic_value(*args), reference.critic_value(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batches(rng, 3), ([1.0, -1.0], [0.0, 2.0], [0.5, 3.0, -1.0])
    assert_pure(submission.critic_value, *cases, like=reference.critic_value)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.critic_value, reference.critic_value)
