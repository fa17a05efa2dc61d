import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, numerical_gradient

WHAT = "generator_gradient(z, theta_d, theta_g)"
SATURATING = "generator_gradient(z, theta_d, theta_g, saturating=True)"


def batch(rng, m):
    """Noise and the parameters of both networks; logits stay within 26."""
    return rng.uniform(-2, 2, m), rng.uniform(-1, 1, 3), rng.uniform(-1.5, 1.5, 2)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: D = 0.5 on both fakes.

    zh: 讲解中的例子：判别器在两个生成样本上都取 0.5。
    """
    # x = 1, logit -3 + 1 + 2 = 0; d loss/d logit = -0.5, d logit/dx = 1 + 2*2*1 = 5; times mean z = 2, and times 1
    got = submission.generator_gradient([1.0, 3.0], [-3.0, 1.0, 2.0], [0.0, 1.0])
    assert_close(got, [-5, -2.5], WHAT)


@check(points=2, public=True)
def test_two_losses(submission):
    """Where D is 0.75, the saturating loss is three times as steep as the other one.

    zh: 在 D = 0.75 处，饱和形式的损失的斜率是另一种的三倍。
    """
    # x = 0, logit log 3: d loss/d logit is -(1 - 0.75), or -0.75 if saturating; d logit/dx = 2; mean z = 1.5
    args = ([1.0, 2.0], [np.log(3), 2.0, 5.0], [0.0, 0.0])
    assert_close(submission.generator_gradient(*args), [-0.75, -0.5], WHAT)
    assert_close(submission.generator_gradient(*args, saturating=True), [-2.25, -1.5], SATURATING)


@check(points=2, public=True)
def test_slope_of_the_loss(submission):
    """The gradient agrees with difference quotients of -log D(G(z)), with your own discriminator and generator.

    zh: 梯度与 -log D(G(z)) 的差商一致，其中 D 与 G 由你自己的函数算出。
    """
    z, theta_d, theta_g = [0.5, -1.0, 2.0], [0.2, 0.6, -0.3], [0.7, 0.4]

    def loss(moved):
        d = as_array(
            submission.discriminator(submission.generator(z, moved), theta_d), "discriminator(x, theta_d)", (3,)
        )
        return -np.log(d).mean()

    expected = numerical_gradient(loss, theta_g)
    assert_close(submission.generator_gradient(z, theta_d, theta_g), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=1.5)
def test_random_batches(submission, reference, rng):
    """The gradient of the default loss is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，默认损失的梯度都正确。
    """
    for m in (1, 3, 40):
        args = batch(rng, m)
        assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)


@check(points=2)
def test_random_batches_saturating(submission, reference, rng):
    """The gradient of the saturating loss is right, with the flag by keyword and by position.

    zh: 饱和形式损失的梯度正确，开关按关键字或按位置传入均可。
    """
    for m in (1, 7):
        args = batch(rng, m)
        got = submission.generator_gradient(*args, saturating=True)
        assert_close(got, reference.generator_gradient(*args, saturating=True), SATURATING)
    assert_close(submission.generator_gradient(*args, True), reference.generator_gradient(*args, True), SATURATING)


@check(points=1)
def test_numerical_gradient(submission, reference, rng):
    """Both gradients agree with difference quotients of the losses.

    zh: 两种梯度都与损失的差商一致。
    """
    z, theta_d, theta_g = batch(rng, 4)
    for flag in (False, True):
        expected = numerical_gradient(
            lambda moved, flag=flag: reference.generator_loss(z, theta_d, moved, flag), theta_g
        )
        got = submission.generator_gradient(z, theta_d, theta_g, flag)
        assert_close(got, expected, SATURATING if flag else WHAT, rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z = rng.integers(-2, 3, 4)
    expected = reference.generator_gradient(z, [1, -2, 1], [1, 2])
    assert_close(submission.generator_gradient(z, np.array([1, -2, 1]), np.array([1, 2])), expected, WHAT)
    assert_close(submission.generator_gradient(z.tolist(), [1, -2, 1], [1, 2]), expected, WHAT)
    args = [values.astype(np.float32) for values in batch(rng, 5)]
    got = submission.generator_gradient(*args, saturating=True)
    assert_close(got, reference.generator_gradient(*args, saturating=True), SATURATING, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.generator_gradient,
        batch(rng, 3),
        ([1.0, -1.0], [0.5, 0.0, -1.0], [2.0, 1.0], True),
        like=reference.generator_gradient,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_gradient, reference.generator_gradient)
