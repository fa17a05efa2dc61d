import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "discriminator(x, labels, theta_d)"


def batch(rng, m, number):
    """Samples, labels and the discriminator's rows."""
    return rng.normal(size=m), rng.integers(0, number, m), rng.normal(size=(number, 3))


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: one sample under two labels.

    zh: 讲解中的例子：同一个样本，两个不同的标签。
    """
    # logits 1 - 2 + 2 = 1 and 2
    args = np.array([2.0, 2.0]), np.array([0, 1]), np.array([[1.0, -1.0, 0.5], [0.0, 1.0, 0.0]])
    assert_close(submission.discriminator(*args), [0.731058578630, 0.880797077978], WHAT)


@check(points=2, public=True)
def test_row_of_the_label(submission):
    """Row c of the parameters belongs to label c; the constant comes first.

    zh: 参数的第 c 行属于标签 c，常数项在最前面。
    """
    # logits log 9, -log 3 + 0, and 2 log 3: D = 0.9, 0.25, 0.9
    log3 = np.log(3)
    theta_d = np.array([[-log3, 0.0, 0.0], [0.0, log3, 0.0], [2 * log3, 0.0, 0.0]])
    args = np.array([2.0, 5.0, -5.0]), np.array([1, 0, 2]), theta_d
    assert_close(submission.discriminator(*args), [0.9, 0.25, 0.9], WHAT)


@check(points=3)
def test_random_batches(submission, reference, rng):
    """The probabilities are right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，概率都正确。
    """
    for m, number in ((1, 1), (2, 4), (3, 3), (7, 2), (60, 5)):
        args = batch(rng, m, number)
        assert_close(submission.discriminator(*args), reference.discriminator(*args), WHAT)


@check(points=1)
def test_certain_discriminator(submission, reference, rng):
    """The probabilities are right for logits from -30 to 30.

    zh: 对数几率在 -30 到 30 之间时，概率都正确。
    """
    theta_d = np.array([[0.0, 29.5, 0.0], [15.0, -14.5, 0.0], [0.0, 0.0, -12.0]])
    args = np.array([1.0, -1.0, 0.5, *rng.uniform(-1, 1, 3)]), rng.permutation([0, 0, 1, 1, 2, 2]), theta_d
    assert_close(submission.discriminator(*args), reference.discriminator(*args), WHAT)
    args = np.array([100.0, -45.0, 40.0]), np.array([0, 1, 1]), np.array([[0.5, 0.25, 0.0], [-2.0, 0.5, 0.0]])
    assert_close(submission.discriminator(*args), reference.discriminator(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, labels, theta_d = rng.integers(-2, 3, 4), rng.permutation([0, 1, 1, 0]), np.array([[2, -1, 0], [1, 1, -1]])
    expected = reference.discriminator(x, labels, theta_d)
    assert_close(submission.discriminator(x, labels, theta_d), expected, WHAT)
    assert_close(submission.discriminator(x.tolist(), labels.tolist(), theta_d.tolist()), expected, WHAT)
    x, labels, theta_d = batch(rng, 5, 3)
    args = x.astype(np.float32), labels, theta_d.astype(np.float32)
    assert_close(submission.discriminator(*args), reference.discriminator(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batch(rng, 3, 2), ([1.0, -1.0], [1, 0], [[0.5, 3.0, -2.0], [1.0, 0.0, 0.5]])
    assert_pure(submission.discriminator, *cases, like=reference.discriminator)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.discriminator, reference.discriminator)
