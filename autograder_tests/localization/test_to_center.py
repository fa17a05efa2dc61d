import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def random_box(rng, spread):
    """Corners first."""
    corner = rng.uniform(-spread, spread, 2)
    return np.concatenate([corner, corner + rng.uniform(0.5, 0.5 + spread, 2)])


def compare(submission, reference, box, **tolerance):
    assert_close(submission.to_center(box), reference.to_center(box), "to_center(box)", **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example.

    zh: 讲解中的例子。
    """
    assert_close(submission.to_center([2.0, 1.0, 6.0, 4.0]), [4, 2.5, 4, 3], "to_center(box)")


@check(points=1, public=True)
def test_negative_coordinates(submission):
    """A box with negative coordinates.

    zh: 坐标为负的框。
    """
    assert_close(submission.to_center([-3.0, -2.0, -1.0, 8.0]), [-2, 3, 2, 10], "to_center(box)")


@check(points=1)
def test_random_boxes(submission, reference, rng):
    """Boxes of any place and form; lists, whole numbers and float32 too.

    zh: 任意位置和形状的框；列表、整数和 float32 也能处理。
    """
    for spread in (1.0, 4.0, 100.0):
        box = random_box(rng, spread)
        compare(submission, reference, box)
        compare(submission, reference, box.tolist())
        compare(submission, reference, box.astype(np.float32), **FLOAT32)
    for box in ((3, 2, 8, 5), (1, -4, 2, 7), (11, 12, 18, 15)):
        compare(submission, reference, np.array(box))
        compare(submission, reference, list(box))


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = [(random_box(rng, 3.0),) for _ in range(2)]
    assert_pure(submission.to_center, *cases, like=reference.to_center)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.to_center, reference.to_center)
