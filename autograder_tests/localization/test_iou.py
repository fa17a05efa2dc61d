import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def random_box(rng, spread=5.0):
    """A box with sides from 0.5 to `spread`."""
    corner = rng.uniform(-spread, spread, 2)
    return np.concatenate([corner, corner + rng.uniform(0.5, spread, 2)])


def compare(submission, reference, a, b, **tolerance):
    assert_close(submission.iou(a, b), reference.iou(a, b), "iou(a, b)", **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: 6 in common, 26 together.

    zh: 讲解中的例子：公共面积 6，共同覆盖 26。
    """
    assert_close(submission.iou([0.0, 0.0, 4.0, 4.0], [2.0, 1.0, 6.0, 5.0]), 6 / 26, "iou(a, b)")


@check(points=2, public=True)
def test_inside_and_equal(submission):
    """A box inside another one: the ratio of the areas; a box with itself: 1.

    zh: 一个框在另一个框之内：两者面积之比；与自身：1。
    """
    assert_close(submission.iou([0.0, 0.0, 4.0, 5.0], [1.0, 2.0, 3.0, 4.0]), 0.2, "iou(a, b)")
    assert_close(submission.iou([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0]), 1.0, "iou(a, a)")


@check(points=2, public=True)
def test_apart(submission):
    """Boxes that lie apart have IoU 0, also when they are apart in both directions; half a box gives 1/2.

    zh: 分离的两框交并比为 0，在两个方向上都分离时也一样；恰为一半时为 1/2。
    """
    assert_close(submission.iou([0.0, 0.0, 1.0, 1.0], [2.0, 0.0, 3.0, 1.0]), 0.0, "iou(a, b)")
    assert_close(submission.iou([0.0, 0.0, 1.0, 1.0], [2.0, 3.0, 4.0, 5.0]), 0.0, "iou(a, b)")
    assert_close(submission.iou([0.0, 0.0, 1.0, 2.0], [0.0, 0.0, 2.0, 2.0]), 0.5, "iou(a, b)")


@check(points=2.5)
def test_random_boxes(submission, reference, rng):
    """Boxes of any form, in either order.

    zh: 任意形状的框，两种顺序。
    """
    for spread in (0.7, 5.0, 300.0):
        for _ in range(4):
            a, b = random_box(rng, spread), random_box(rng, spread)
            compare(submission, reference, a, b)
            compare(submission, reference, b, a)
        shifted = a + rng.uniform(0.05, 0.4) * (a[2] - a[0]) * np.array([1, -0.5, 1, -0.5])
        compare(submission, reference, a, shifted)


@check(points=2)
def test_every_position(submission, reference):
    """Touching, apart, crossing or inside, left, right, above and below, at small and large coordinates.

    zh: 相接触、分离、交叉或包含，左右上下各个位置，坐标或大或小。
    """
    a = np.array([0.0, 0.0, 4.0, 2.0])
    places = ((4, 0, 6, 2), (-3, 0, 0, 2), (0, 2, 4, 3), (4, 2, 5, 5), (5, -4, 8, -1), (-9, 5, -6, 7))
    places += ((1, -3, 2, 6), (-2, 0.5, 7, 1), (3, 1, 9, 8), (-1, -1, 5, 3), (-2, -5, 1, 1))
    for box in places:
        for factor, shift in ((1.0, 0.0), (0.02, 900.0), (100.0, -50.0)):
            compare(submission, reference, factor * a + shift, factor * np.array(box, dtype=float) + shift)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays work.

    zh: 整数、列表与 float32 数组都能处理。
    """
    for a, b in (((0, 0, 3, 4), (1, 2, 5, 9)), ((-2, -1, 3, 4), (1, 2, 2, 3)), ((0, 0, 800, 900), (-100, 5, 700, 950))):
        compare(submission, reference, np.array(a), np.array(b))
        compare(submission, reference, list(a), list(b))
    a = random_box(rng)
    b = a + np.array([0.2, -0.1, 0.3, 0.1])
    compare(submission, reference, a.astype(np.float32), b.astype(np.float32), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = [(box, box + 0.3) for box in (random_box(rng) for _ in range(2))]
    assert_pure(submission.iou, *cases, like=reference.iou)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.iou, reference.iou)
