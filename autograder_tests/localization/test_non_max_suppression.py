import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "non_max_suppression(boxes, scores, threshold)"


def crowd(rng, n):
    """Boxes around few places, all coordinates multiples of 1/8, and scores of both signs in no order."""
    corners = rng.integers(0, 3, (n, 2)) * 5 + rng.integers(0, 12, (n, 2)) / 4
    boxes = np.concatenate([corners, corners + rng.integers(12, 24, (n, 2)) / 4], axis=1)
    return boxes, rng.permutation(n) / 4 - n / 8 + 0.1


def compare(submission, reference, args):
    assert_equal(submission.non_max_suppression(*args), reference.non_max_suppression(*args), WHAT)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: a box that went suppresses nothing any more.

    zh: 讲解中的例子：已被去掉的框不再抑制其他框。
    """
    boxes = [[0.0, 0.0, 4.0, 4.0], [1.0, 0.0, 5.0, 4.0], [2.0, 0.0, 6.0, 4.0]]
    assert_equal(submission.non_max_suppression(boxes, [0.9, 0.8, 0.7], 0.5), [0, 2], WHAT)


@check(points=2, public=True)
def test_order_of_the_scores(submission):
    """The ids come in the order of falling scores; the best of two overlapping boxes stays.

    zh: 编号按得分从高到低排列；两个重叠的框中得分高的保留。
    """
    # 1 and 2 overlap with 8/10, 0 and 3 lie apart
    boxes = [[20.0, 0.0, 23.0, 3.0], [0.0, 0.0, 3.0, 3.0], [0.0, 0.0, 3.0, 2.4], [40.0, 0.0, 42.0, 3.0]]
    assert_equal(submission.non_max_suppression(boxes, [-0.5, 1.0, 3.0, 2.0], 0.5), [2, 3, 0], WHAT)


@check(points=2)
def test_crowds(submission, reference, rng):
    """Many boxes around few places, any threshold.

    zh: 少数位置附近有许多框，阈值任意。
    """
    for n in (1, 2, 5, 9, 14, 14):
        for threshold in (0.125, 0.375, 0.75):
            compare(submission, reference, (*crowd(rng, n), threshold))


@check(points=2)
def test_equal_to_the_threshold(submission):
    """An IoU equal to the threshold stays, also 0 (boxes that touch) and 1 (equal boxes).

    zh: 交并比等于阈值时保留，阈值为 0（相接触的框）与 1（相同的框）时也一样。
    """
    for half, threshold in ((2.0, 0.5), (1.0, 0.25), (4.0, 1.0), (0.5, 0.125), (3.0, 0.75)):
        boxes, scores = [[0.0, 0.0, 4.0, 4.0], [0.0, 0.0, half, 4.0]], [1.0, 2.0]
        assert_equal(submission.non_max_suppression(boxes, scores, threshold), [1, 0], WHAT)
        less = [0.0, 0.0, half, 4.0 if half < 4 else 4.5]
        if threshold < 1:
            got = submission.non_max_suppression([boxes[0], less], scores, threshold - 0.125)
            assert_equal(got, [1], WHAT)
    boxes = [[0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 2.0, 1.0], [0.5, 0.0, 1.5, 1.0], [5.0, 5.0, 6.0, 6.0]]
    assert_equal(submission.non_max_suppression(boxes, [0.3, 0.2, 0.1, 0.4], 0.0), [3, 0, 1], WHAT)
    assert_equal(submission.non_max_suppression(boxes, [0.1, 0.2, 0.3, 0.4], 1.0), [3, 2, 1, 0], WHAT)


@check(points=1)
def test_whole_numbers_and_large_scores(submission, reference, rng):
    """Whole numbers, lists and float32 work, and scores of any size.

    zh: 整数、列表与 float32 都能处理，得分可以很大或全为负数。
    """
    boxes, scores = crowd(rng, 8)
    whole = (4 * boxes).astype(np.int64), (1000 * scores / 4).astype(np.int64)
    compare(submission, reference, (*whole, 0.375))
    compare(submission, reference, (whole[0].tolist(), whole[1].tolist(), 0.375))
    compare(submission, reference, (np.asfortranarray(boxes), scores - 500.0, 0.25))
    compare(submission, reference, (boxes.astype(np.float32), scores.astype(np.float32), 0.25))
    compare(submission, reference, (whole[0], scores, 1))


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = (*crowd(rng, 6), 0.25), (*crowd(rng, 6), 0.5)

    def as_array(*args):
        return np.array(reference.non_max_suppression(*args))

    assert_pure(submission.non_max_suppression, *cases, like=as_array)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.non_max_suppression, reference.non_max_suppression)
