import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "critic_gradient(x_real, x_fake, theta_d)"


def batches(rng, m):
    """Real samples, fake samples and a critic."""
    return 1 + rng.normal(size=m), rng.normal(size=m), rng.normal(size=3)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: the difference of the means of 1, x and x², whatever the critic is.

    zh: 讲解中的例子：1、x、x² 三者平均值之差，与 critic 的参数无关。
    """
    # (1, 2, 5) - (1, 1, 2)
    x_real, x_fake = np.array([1.0, 3.0]), np.array([0.0, 2.0])
    for theta_d in (np.zeros(3), np.array([1.0, -2.0, 0.5])):
        assert_close(submission.critic_gradient(x_real, x_fake, theta_d), [0, 1, 3], WHAT)


@check(points=3, public=True)
def test_slope_of_the_value(submission):
    """The gradient agrees with difference quotients of mean f(x_real) - mean f(x_fake).

    zh: 梯度与 f 在两批样本上的平均分之差的差商一致。
    """
    x_real, x_fake, theta_d = np.array([1.0, 2.0, 0.5]), np.array([0.0, -1.0, 0.25]), np.array([0.2, 0.6, -0.3])

    def value(u):
        return np.mean(u[0] + u[1] * x_real + u[2] * x_real**2) - np.mean(u[0] + u[1] * x_fake + u[2] * x_fake**2)

    expected = numerical_gradient(value, theta_d)
    assert_close(submission.critic_gradient(x_real, x_fake, theta_d), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=2.5)
def test_random_batches(submission, reference, rng):
    """The gradient is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，梯度都正确。
    """
    for m in (1, 2, 3, 60):
        args = batches(rng, m)
        assert_close(submission.critic_gradient(*args), reference.critic_gradient(*args), WHAT)


@check(points=2)
def test_large_scores(submission, reference, rng):
    """The gradient does not fade where scores are large: a critic that is certain still has a slope.

    zh: 分数很大时梯度也不会消失：十分肯定的 critic 仍有斜率。
    """
    for scale in (50, 900):
        x_real, x_fake = rng.uniform(0.5, 1, 4), rng.uniform(-1, -0.5, 4)
        args = x_real, x_fake, np.array([0.0, scale, 0.05 * scale])
        assert_close(submission.critic_gradient(*args), reference.critic_gradient(*args), WHAT)
    args = np.array([30.0, -25.5]), np.array([12.25, 28.0]), np.array([0.5, -1.0, 1.0])
    assert_close(submission.critic_gradient(*args), reference.critic_gradient(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 3))
    expected = reference.critic_gradient(x_real, x_fake, [1, -2, 1])
    assert_close(submission.critic_gradient(x_real, x_fake, np.array([1, -2, 1])), expected, WHAT)
    assert_close(submission.critic_gradient(x_real.tolist(), x_fake.tolist(), [1, -2, 1]), expected, WHAT)
    args = [values.astype(np.float32) for values in batches(rng, 5)]
    assert_close(submission.critic_gradient(*args), reference.critic_gradient(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batches(rng, 3), ([1.0, -1.0], [0.0, 2.0], [0.5, 3.0, -1.0])
    assert_pure(submission.critic_gradient, *cases, like=reference.critic_gradient)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.critic_gradient, reference.critic_gradient)
