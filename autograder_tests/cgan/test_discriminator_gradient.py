import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "discriminator_gradient(x_real, x_fake, labels, theta_d)"


def batches(rng, m, number):
    """Real samples, fake samples, their labels, and the discriminator's rows."""
    return rng.normal(size=m), rng.normal(size=m), rng.integers(0, number, m), rng.normal(size=(number, 3))


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: two labels of three occur, D is 0.5.

    zh: 讲解中的例子：三个标签中出现了两个，D 为 0.5。
    """
    args = np.array([1.0, 3.0]), np.array([0.0, 2.0]), np.array([0, 2]), np.zeros((3, 3))
    assert_close(submission.discriminator_gradient(*args), [[0, 0.25, 0.25], [0, 0, 0], [0, 0.25, 1.25]], WHAT)


@check(points=3, public=True)
def test_slope_of_the_value(submission):
    """The gradient agrees with difference quotients of the value, also where a label occurs three times.

    zh: 梯度与目标值的差商一致，标签重复出现三次时也一样。
    """
    x_real, x_fake, labels = np.array([1.0, 2.0, 0.5, -1.0]), np.array([0.0, -1.0, 0.25, 1.5]), np.array([1, 1, 0, 1])
    theta_d = np.array([[0.2, 0.6, -0.3], [-0.5, 0.4, 0.1]])

    def value(theta):
        u = theta[labels].T
        real, fake = (u[0] + u[1] * x + u[2] * x**2 for x in (x_real, x_fake))
        return -np.mean(np.log(1 + np.exp(-real)) + np.log(1 + np.exp(fake)))

    expected = numerical_gradient(value, theta_d)
    got = submission.discriminator_gradient(x_real, x_fake, labels, theta_d)
    assert_close(got, expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=3.5)
def test_random_batches(submission, reference, rng):
    """The gradient is right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，梯度都正确。
    """
    for m, number in ((1, 1), (2, 4), (3, 3), (7, 2), (60, 5)):
        args = batches(rng, m, number)
        assert_close(submission.discriminator_gradient(*args), reference.discriminator_gradient(*args), WHAT)


@check(points=2)
def test_certain_discriminator(submission, reference):
    """Samples that D judges rightly and with certainty add nothing; those that it judges wrongly count fully.

    zh: 判别器判断正确且十分肯定的样本没有贡献，判断错误的样本贡献最大。
    """
    x_real, x_fake, theta_d = np.array([24.0, -25.0, 0.5]), np.array([-24.0, 25.0, 2.0]), [[0.1, 1.0, 0.0], [0, 1, 0]]
    for sign in (1, -1):
        args = sign * x_real, x_fake, np.array([0, 1, 0]), np.array(theta_d)
        assert_close(submission.discriminator_gradient(*args), reference.discriminator_gradient(*args), WHAT)
    args = (
        np.array([40.0, -45.0]),
        np.array([-50.0, 35.0]),
        np.array([1, 0]),
        np.array([[0.5, 0.25, 0], [-0.5, 0.5, 0]]),
    )
    assert_close(submission.discriminator_gradient(*args), reference.discriminator_gradient(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 4))
    labels, theta_d = rng.permutation([0, 1, 1, 0]), np.array([[2, -1, 0], [1, 1, -1]])
    expected = reference.discriminator_gradient(x_real, x_fake, labels, theta_d)
    assert_close(submission.discriminator_gradient(x_real, x_fake, labels, theta_d), expected, WHAT)
    lists = (values.tolist() for values in (x_real, x_fake, labels, theta_d))
    assert_close(submission.discriminator_gradient(*lists), expected, WHAT)
    x_real, x_fake, labels, theta_d = batches(rng, 5, 3)
    args = x_real.astype(np.float32), x_fake.astype(np.float32), labels, np.asfortranarray(theta_d, dtype=np.float32)
    got = submission.discriminator_gradient(*args)
    assert_close(got, reference.discriminator_gradient(*args), WHAT, **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, -1.0], [0.0, 2.0], [1, 0], [[0.5, 3.0, -1.0], [1.0, 0.0, 0.5]]
    assert_pure(submission.discriminator_gradient, batches(rng, 3, 2), two, like=reference.discriminator_gradient)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator_gradient, reference.discriminator_gradient)
