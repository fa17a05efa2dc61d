import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def random_box(rng, spread):
    """The centre, then the sides; no corner is near 0."""
    return np.concatenate([rng.uniform(2, 3, 2) * spread * rng.choice([-1, 1], 2), rng.uniform(0.5, 2, 2) * spread])


def compare(submission, reference, box, **tolerance):
    assert_close(submission.to_corners(box), reference.to_corners(box), "to_corners(box)", **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example.

    zh: 讲解中的例子。
    """
    assert_close(submission.to_corners([4.0, 2.5, 4.0, 3.0]), [2, 1, 6, 4], "to_corners(box)")


@check(points=1, public=True)
def test_negative_coordinates(submission):
    """A box with negative coordinates.

    zh: 坐标为负的框。
    """
    assert_close(submission.to_corners([-2.0, 3.0, 2.0, 10.0]), [-3, -2, -1, 8], "to_corners(box)")


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
    for box in ((3, 2, 8, 5), (1, -4, 2, 7)):
        compare(submission, reference, np.array(box))
        compare(submission, reference, list(box))


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = [(random_box(rng, 3.0),) for _ in range(2)]
    assert_pure(submission.to_corners, *cases, like=reference.to_corners)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.to_corners, reference.to_corners)
