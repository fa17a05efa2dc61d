import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "discriminator_value(x_real, x_fake, labels, theta_d)"


def batches(rng, m, number):
    """Real samples, fake samples, their labels, and the discriminator's rows."""
    return rng.normal(size=m), rng.normal(size=m), rng.integers(0, number, m), rng.normal(size=(number, 3))


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: logits 2 and 2 of the real, 1 and 0 of the fake samples.

    zh: 讲解中的例子：真实样本的对数几率为 2、2，生成样本的为 1、0。
    """
    # log sigmoid(2) + (log sigmoid(-1) + log 0.5) / 2
    theta_d = np.array([[0.0, 1.0, 0.0], [0.0, -1.0, 0.0]])
    got = submission.discriminator_value(np.array([2.0, -2.0]), np.array([1.0, 0.0]), np.array([0, 1]), theta_d)
    assert_close(got, -1.130132446163, WHAT)


@check(points=2, public=True)
def test_means_over_the_batch(submission):
    """Each sample counts alike, however often its label occurs.

    zh: 每个样本的分量相同，与其标签出现的次数无关。
    """
    # D = 0.75 for label 0 and 0.5 for label 1: three samples of the one, one of the other
    theta_d = np.array([[np.log(3), 0.0, 0.0], [0.0, 0.0, 0.0]])
    expected = (3 * np.log(3 / 4) + np.log(1 / 2)) / 4 + (3 * np.log(1 / 4) + np.log(1 / 2)) / 4
    args = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.0, -1.0, 2.0, 5.0]), np.array([0, 0, 1, 0]), theta_d
    assert_close(submission.discriminator_value(*args), expected, WHAT)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """The value is right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，目标值都正确。
    """
    for m, number in ((1, 1), (2, 4), (3, 3), (7, 2), (60, 5)):
        args = batches(rng, m, number)
        assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT)


@check(points=3)
def test_confident_discriminator(submission, reference):
    """The value is right and finite for logits from -1000 to 1000.

    zh: 对数几率在 -1000 到 1000 之间时，目标值都正确且有限。
    """
    spread, labels = np.array([1.0, -1.0, 0.5, -0.25]), np.array([0, 1, 1, 0])
    for size in (10, 38, 200, 1000):
        for real in (spread, -spread):
            args = real, spread[::-1], labels, np.array([[0.0, size, 0.0], [0.0, -size, 0.0]])
            assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x_real, x_fake = rng.integers(-2, 3, (2, 4))
    labels, theta_d = rng.permutation([0, 1, 1, 0]), np.array([[2, -1, 0], [1, 1, -1]])
    expected = reference.discriminator_value(x_real, x_fake, labels, theta_d)
    assert_close(submission.discriminator_value(x_real, x_fake, labels, theta_d), expected, WHAT)
    lists = (values.tolist() for values in (x_real, x_fake, labels, theta_d))
    assert_close(submission.discriminator_value(*lists), expected, WHAT)
    x_real, x_fake, labels, theta_d = batches(rng, 5, 3)
    args = x_real.astype(np.float32), x_fake.astype(np.float32), labels, theta_d.astype(np.float32)
    assert_close(submission.discriminator_value(*args), reference.discriminator_value(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, -1.0], [0.0, 2.0], [1, 0], [[0.5, 3.0, -1.0], [1.0, 0.0, 0.5]]
    assert_pure(submission.discriminator_value, batches(rng, 3, 2), two, like=reference.discriminator_value)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator_value, reference.discriminator_value)
