import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "generator_gradient(z, labels, theta_d, theta_g)"


def batch(rng, m, number):
    """Noise, labels, and the parameters of both networks; logits stay within 26."""
    return (
        rng.uniform(-2, 2, m),
        rng.integers(0, number, m),
        rng.uniform(-1, 1, (number, 3)),
        rng.uniform(-1.5, 1.5, 1 + number),
    )


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: D is 0.5 on both fakes.

    zh: 讲解中的例子：判别器在两个生成样本上都取 0.5。
    """
    theta_d, theta_g = np.array([[-3.0, 1.0, 2.0], [-2.0, 1.0, 0.0]]), np.array([0.0, 1.0, 2.0])
    got = submission.generator_gradient(np.array([1.0, 3.0]), np.array([0, 1]), theta_d, theta_g)
    assert_close(got, [-2, -1.25, -0.25], WHAT)


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """The gradient agrees with difference quotients of the loss, also where one label occurs twice and one never.

    zh: 梯度与损失的差商一致，有的标签出现两次、有的没有出现时也一样。
    """
    z, labels = np.array([0.5, -1.0, 2.0]), np.array([2, 0, 2])
    theta_d, theta_g = np.array([[0.2, 0.6, -0.3], [1.0, 1.0, 1.0], [-0.4, 0.5, 0.2]]), np.array([0.7, 0.4, -1.0, 0.3])

    def loss(theta):
        x, u = theta[0] * z + theta[1 + labels], theta_d[labels].T
        return np.mean(np.log(1 + np.exp(-(u[0] + u[1] * x + u[2] * x**2))))

    expected = numerical_gradient(loss, theta_g)
    got = submission.generator_gradient(z, labels, theta_d, theta_g)
    assert_close(got, expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=3.5)
def test_random_batches(submission, reference, rng):
    """The gradient is right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，梯度都正确。
    """
    for m, number in ((1, 1), (2, 4), (3, 3), (7, 2), (60, 5)):
        args = batch(rng, m, number)
        assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)


@check(points=2)
def test_certain_discriminator(submission, reference):
    """The slope does not fade where D spots every fake, with logits down to -30.

    zh: 判别器识破每个生成样本（对数几率低至 -30）时，斜率也不会消失。
    """
    z, labels, theta_g = np.array([1.0, 0.5, -1.0]), np.array([0, 1, 1]), np.array([1.0, 0.0, 0.25])
    for size in (-29, 29):
        args = z, labels, np.array([[0.0, size, 0.0], [0.0, 0.0, size / 2]]), theta_g
        assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)
    args = z, labels, np.array([[-20.0, 0.5, 0.0], [25.0, 0.5, 0.0]]), np.array([1.5, 40.0, -45.0])
    assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z, labels = rng.integers(-2, 3, 4), rng.permutation([0, 1, 1, 0])
    args = z, labels, np.array([[2, -1, 0], [1, 1, -1]]), np.array([1, 2, -1])
    expected = reference.generator_gradient(*args)
    assert_close(submission.generator_gradient(*args), expected, WHAT)
    assert_close(submission.generator_gradient(*(values.tolist() for values in args)), expected, WHAT)
    args = [values.astype(np.float32) if values.dtype == float else values for values in batch(rng, 5, 3)]
    assert_close(submission.generator_gradient(*args), reference.generator_gradient(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, -1.0], [1, 0], [[0.5, 0.0, -1.0], [1.0, 0.5, 0.0]], [2.0, 1.0, -1.0]
    assert_pure(submission.generator_gradient, batch(rng, 3, 2), two, like=reference.generator_gradient)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_gradient, reference.generator_gradient)
