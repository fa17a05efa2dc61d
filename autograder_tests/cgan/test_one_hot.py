import numpy as np

from grader import assert_close, assert_pure, assert_shape, check

WHAT = "one_hot(labels, K)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: a row for each label, the 1 at the label's place.

    zh: 讲解中的例子：每个标签一行，相应位置为 1。
    """
    got = submission.one_hot(np.array([2, 0, 2]), 4)
    assert_close(got, [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]], WHAT)


@check(points=1, public=True)
def test_more_classes_than_labels(submission):
    """There are K columns, also where the largest label does not occur.

    zh: 列数始终为 K，即使最大的标签没有出现。
    """
    assert_shape(submission.one_hot(np.array([1, 0]), 5), (2, 5), WHAT)
    assert_close(submission.one_hot(np.array([1]), 3), [[0, 1, 0]], WHAT)


@check(points=1)
def test_random_labels(submission, reference, rng):
    """Any number of labels and of classes, more or fewer of the one than of the other.

    zh: 标签个数与类别个数任意，孰多孰少均可。
    """
    for m, number in ((1, 1), (3, 2), (4, 4), (2, 7), (60, 5)):
        labels = rng.integers(0, number, m)
        assert_close(submission.one_hot(labels, number), reference.one_hot(labels, number), WHAT)


@check(points=1)
def test_list_of_labels(submission, reference, rng):
    """A list of labels is as good as an array.

    zh: 标签以列表给出也能得到正确结果。
    """
    for m, number in ((1, 3), (6, 4)):
        labels = rng.integers(0, number, m).tolist()
        assert_close(submission.one_hot(labels, number), reference.one_hot(labels, number), WHAT)


@check(points=1)
def test_pure(submission, reference):
    """The labels keep their values, and equal calls give equal results.

    zh: 不修改传入的标签；相同的调用得到相同的结果。
    """
    cases = (np.array([3, 0, 1]), 4), (np.array([1, 1, 0]), 4), (np.array([1, 0]), 2)
    assert_pure(submission.one_hot, *cases, like=reference.one_hot)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.one_hot, reference.one_hot)
