import numpy as np

from grader import assert_close, assert_pure, check

WHAT = "localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold)"


def answers(rng, n):
    """Labels and boxes, predicted and true; all coordinates are multiples of 1/8."""
    corners = rng.integers(-8, 8, (n, 2)) / 2
    boxes = np.concatenate([corners, corners + rng.integers(8, 24, (n, 2)) / 4], axis=1)
    moved = boxes + np.repeat(rng.integers(0, 10, (n, 1)) / 8, 4, axis=1)
    labels = rng.integers(0, 3, n)
    return np.where(rng.random(n) < 0.7, labels, (labels + 1) % 3), moved, labels, boxes


def compare(submission, reference, args):
    assert_close(submission.localization_accuracy(*args), reference.localization_accuracy(*args), WHAT)


BOXES = [[0.0, 0.0, 4.0, 4.0], [1.0, 1.0, 5.0, 3.0], [-2.0, -2.0, 2.0, 2.0], [0.0, 0.0, 2.0, 10.0]]


@check(points=2, public=True)
def test_worked_example(submission):
    """Four pictures: one wrong label, one box with IoU 0.3, which is enough for a threshold of 0.25.

    zh: 四幅图像：一个标签错误，一个框的交并比为 0.3，阈值为 0.25 时算对。
    """
    found = [*BOXES[:3], [0.0, 0.0, 2.0, 3.0]]
    for threshold, right in ((0.5, 0.5), (0.25, 0.75)):
        got = submission.localization_accuracy([2, 1, 0, 1], found, [2, 0, 0, 1], BOXES, threshold)
        assert_close(got, right, WHAT)


@check(points=1, public=True)
def test_all_and_none(submission):
    """Only right answers make 1; boxes elsewhere make 0, and so do wrong labels.

    zh: 全部正确为 1；框都在别处为 0，标签全错也为 0。
    """
    labels, elsewhere = [0, 1, 2, 3], [[x1 + 50, y1, x2 + 50, y2] for x1, y1, x2, y2 in BOXES]
    assert_close(submission.localization_accuracy(labels, BOXES, labels, BOXES, 0.75), 1.0, WHAT)
    assert_close(submission.localization_accuracy(labels, elsewhere, labels, BOXES, 0.75), 0.0, WHAT)
    assert_close(submission.localization_accuracy([1, 2, 3, 0], BOXES, labels, BOXES, 0.75), 0.0, WHAT)


@check(points=1)
def test_random_answers(submission, reference, rng):
    """Any number of pictures and any threshold.

    zh: 任意幅图像，任意阈值。
    """
    for n in (1, 3, 8, 30):
        for threshold in (0.125, 0.5, 0.75):
            compare(submission, reference, (*answers(rng, n), threshold))


@check(points=1)
def test_equal_to_the_threshold(submission):
    """An IoU equal to the threshold counts, also at 0 and at 1.

    zh: 交并比等于阈值时算正确，阈值为 0 与 1 时也一样。
    """
    whole, half, apart = [0.0, 0.0, 4.0, 4.0], [0.0, 0.0, 2.0, 4.0], [9.0, 9.0, 10.0, 11.0]
    for threshold, share in ((0.0, 1.0), (0.5, 0.5), (0.625, 0.25), (1.0, 0.25)):
        got = submission.localization_accuracy([1] * 4, [whole, half, apart, apart], [1] * 4, [whole] * 4, threshold)
        assert_close(got, share, WHAT)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work; no argument is changed; equal calls give equal results.

    zh: 整数、列表、float32 与按列存储的数组都能处理；不修改任何参数；相同的调用得到相同的结果。
    """
    labels_hat, moved, labels, boxes = answers(rng, 6)
    whole = labels_hat, (8 * moved).astype(np.int64), labels, (8 * boxes).astype(np.int64), 0.5
    lists = (*(value.tolist() for value in whole[:4]), 0.5)
    single = labels_hat, moved.astype(np.float32), labels, np.asfortranarray(boxes, dtype=np.float32), 0.25
    cases = (labels_hat, moved, labels, boxes, 0.375), whole, lists, single
    assert_pure(submission.localization_accuracy, *cases, like=reference.localization_accuracy)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.localization_accuracy, reference.localization_accuracy)
