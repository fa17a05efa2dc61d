import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "generator(z, labels, theta_g)"


def batch(rng, m, number):
    """Noise, labels and the generator's parameters."""
    return rng.normal(size=m), rng.integers(0, number, m), 2 * rng.normal(size=1 + number)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: a = 2, and the shifts 0.5, -3, 0.5.

    zh: 讲解中的例子：a = 2，平移量为 0.5、-3、0.5。
    """
    got = submission.generator(np.array([1.0, -1.0, 2.0]), np.array([0, 2, 0]), np.array([2.0, 0.5, 9.0, -3.0]))
    assert_close(got, [2.5, -5, 4.5], WHAT)


@check(points=1, public=True)
def test_labels_are_names(submission):
    """Each label has its own shift, whatever its number.

    zh: 每个标签有自己的平移量，与标签的数值大小无关。
    """
    got = submission.generator(np.zeros(4), np.array([3, 1, 0, 2]), np.array([1.0, 40.0, -10.0, 7.0, 0.25]))
    assert_close(got, [0.25, -10, 40, 7], WHAT)


@check(points=1)
def test_random_batches(submission, reference, rng):
    """The fakes are right for batches of any size and any number of labels.

    zh: 对任意大小的批次和任意个数的标签，结果都正确。
    """
    for m, number in ((1, 1), (2, 3), (3, 3), (7, 2), (60, 5)):
        args = batch(rng, m, number)
        assert_close(submission.generator(*args), reference.generator(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z, labels, theta_g = rng.integers(-5, 6, 4), rng.permutation([0, 2, 1, 1]), np.array([2, -3, 4, 1])
    expected = reference.generator(z, labels, theta_g)
    assert_close(submission.generator(z, labels, theta_g), expected, WHAT)
    assert_close(submission.generator(z.tolist(), labels.tolist(), theta_g.tolist()), expected, WHAT)
    mixed = [0.5, 0.25, -1.5, 2.75]
    assert_close(submission.generator(z, labels, mixed), reference.generator(z, labels, mixed), WHAT)
    z, labels, theta_g = batch(rng, 5, 3)
    args = z.astype(np.float32), labels, theta_g.astype(np.float32)
    assert_close(submission.generator(*args), reference.generator(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batch(rng, 3, 2), ([1.0, -1.0], [1, 0], [0.5, 3.0, -2.0])
    assert_pure(submission.generator, *cases, like=reference.generator)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator, reference.generator)
