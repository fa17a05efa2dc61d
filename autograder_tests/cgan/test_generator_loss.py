import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "generator_loss(z, labels, theta_d, theta_g)"


def batch(rng, m, number):
    """Noise, labels, and the parameters of both networks."""
    return (
        rng.uniform(-2, 2, m),
        rng.integers(0, number, m),
        rng.uniform(-1, 1, (number, 3)),
        rng.uniform(-1.5, 1.5, 1 + number),
    )


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: D is 0.75 on one fake and 0.25 on the other.

    zh: 讲解中的例子：判别器在两个生成样本上分别取 0.75 与 0.25。
    """
    # both fakes are log 3; label 1 has the opposite logit
    theta_d, theta_g = np.array([[0.0, 1.0, 0.0], [0.0, -1.0, 0.0]]), np.array([1.0, np.log(3), np.log(3)])
    got = submission.generator_loss(np.zeros(2), np.array([0, 1]), theta_d, theta_g)
    assert_close(got, 0.836988216483, WHAT)


@check(points=2, public=True)
def test_label_for_both_networks(submission):
    """Each fake is made and judged with its own label.

    zh: 每个生成样本都用自己的标签来生成和判别。
    """
    # fakes 2*0 + 1 (label 1), 2*1 - 1 (label 0), 2*(-1) + 1 (label 1): 1, 1, -1; logits 3*1, 1, 3*(-1)
    args = np.array([0.0, 1.0, -1.0]), np.array([1, 0, 1])
    theta_d, theta_g = np.array([[0.0, 1.0, 0.0], [0.0, 3.0, 0.0]]), np.array([2.0, -1.0, 1.0])
    expected = np.mean(np.log(1 + np.exp([-3.0, -1.0, 3.0])))
    assert_close(submission.generator_loss(*args, theta_d, theta_g), expected, WHAT)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """The loss is right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，损失都正确。
    """
    for m, number in ((1, 1), (2, 4), (3, 3), (7, 2), (60, 5)):
        args = batch(rng, m, number)
        assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)


@check(points=3)
def test_confident_discriminator(submission, reference):
    """The loss is right and finite for logits from -1000 to 1000.

    zh: 对数几率在 -1000 到 1000 之间时，损失都正确且有限。
    """
    z, labels = np.array([1.0, -1.0, 0.5, -0.25]), np.array([0, 1, 1, 0])
    for size in (10, 38, 200, 1000):
        for sign in (1, -1):
            args = z, labels, sign * np.array([[0.0, size, 0.0], [0.0, -size, 0.0]]), np.array([1.0, 0.0, 0.0])
            assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    args = rng.integers(-2, 3, 4), rng.permutation([0, 1, 1, 0]), np.array([[2, -1, 0], [1, 1, -1]]), [1, 2, -1]
    args = (*args[:3], np.array(args[3]))
    expected = reference.generator_loss(*args)
    assert_close(submission.generator_loss(*args), expected, WHAT)
    assert_close(submission.generator_loss(*(values.tolist() for values in args)), expected, WHAT)
    args = [values.astype(np.float32) if values.dtype == float else values for values in batch(rng, 5, 3)]
    assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, -1.0], [1, 0], [[0.5, 0.0, -1.0], [1.0, 0.5, 0.0]], [2.0, 1.0, -1.0]
    assert_pure(submission.generator_loss, batch(rng, 3, 2), two, like=reference.generator_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_loss, reference.generator_loss)
