import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, numerical_gradient

WHAT = "discriminator_gradient(x_real, x_fake, theta_d)"


def batches(rng, m):
    """Real samples, fake samples and parameters; logits stay within 13."""
    return rng.uniform(-1, 3, m), rng.uniform(-3, 1, m), rng.uniform(-1, 1, 3)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: an undecided discriminator compares the means of 1, x and x².

    zh: 讲解中的例子：尚无判断力的判别器比较的是 1、x、x² 的平均值。
    """
    # D = 0.5: 0.5 * ((1, 2, 5) - (1, 1, 2))
    got = submission.discriminator_gradient([1.0, 3.0], [0.0, 2.0], [0.0, 0.0, 0.0])
    assert_close(got, [0, 0.5, 1.5], WHAT)


@check(points=3, public=True)
def test_slope_of_the_value(submission):
    """The gradient agrees with difference quotients of log D and log(1 - D), with D from your own discriminator.

    zh: 梯度与 log D、log(1 - D) 的差商一致，其中 D 由你自己的 discriminator 算出。
    """
    x_real, x_fake, theta_d = [1.0, 2.0, 0.5], [0.0, -1.0, 0.5], [0.2, 0.6, -0.3]

    def value(moved):
        d = as_array(submission.discriminator(x_real + x_fake, moved), "discriminator(x, theta_d)", (6,))
        return (np.log(d[:3]) + np.log(1 - d[3:])).mean()

    expected = numerical_gradient(value, theta_d)
    assert_close(submission.discriminator_gradient(x_real, x_fake, theta_d), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=2.5)
def test_random_batches(submission, reference, rng):
    """The gradient is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，梯度都正确。
    """
    for m in (1, 2, 5, 40):
        args = batches(rng, m)
        assert_close(submission.discriminator_gradient(*args), reference.discriminator_gradient(*args), WHAT)


@check(points=2)
def test_each_batch_alone(submission, reference):
    """A batch that D judges with certainty and rightly adds nothing; the other one still counts.

    zh: 判别器对某一批次判断正确且十分肯定时，该批次几乎没有贡献，另一批次仍起作用。
    """
    for x_real, x_fake in (([0.5, -1.0], [-24.0, -25.0]), ([24.0, 25.0], [0.5, -1.0])):
        got = submission.discriminator_gradient(x_real, x_fake, [0.1, 1.0, 0.0])
        assert_close(got, reference.discriminator_gradient(x_real, x_fake, [0.1, 1.0, 0.0]), WHAT)


@check(points=2)
def test_numerical_gradient(submission, reference, rng):
    """The gradient agrees with difference quotients of the value.

    zh: 梯度与目标值的差商一致。
    """
    x_real, x_fake, theta_d = batches(rng, 3)
    expected = numerical_gradient(lambda moved: reference.discriminator_value(x_real, x_fake, moved), theta_d)
    assert_close(submission.discriminator_gradient(x_real, x_fake, theta_d), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 4))
    expected = reference.discriminator_gradient(x_real, x_fake, [1, -2, 1])
    assert_close(submission.discriminator_gradient(x_real, x_fake, np.array([1, -2, 1])), expected, WHAT)
    assert_close(submission.discriminator_gradient(x_real.tolist(), x_fake.tolist(), [1, -2, 1]), expected, WHAT)
    args = [values.astype(np.float32) for values in batches(rng, 5)]
    assert_close(submission.discriminator_gradient(*args), reference.discriminator_gradient(*args), WHAT, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.discriminator_gradient,
        batches(rng, 3),
        ([1.0, -1.0], [0.0, 2.0], [0.5, 3.0, -1.0]),
        like=reference.discriminator_gradient,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator_gradient, reference.discriminator_gradient)
