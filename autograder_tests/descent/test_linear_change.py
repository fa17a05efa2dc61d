import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "linear_change(gradient, dx)"


@check(points=2, public=True)
def test_worked_example(submission):
    """A step against the gradient lowers the value by 2.5.

    zh: 逆着梯度的一步使函数值下降 2.5。
    """
    assert_close(submission.linear_change([3.0, 4.0], [-0.3, -0.4]), -2.5, WHAT)


@check(points=2, public=True)
def test_uphill_and_level(submission):
    """Uphill is positive, and a step at a right angle changes nothing.

    zh: 上坡为正；与梯度垂直的一步不改变函数值。
    """
    assert_close(submission.linear_change([1.0, -2.0, 0.5], [2.0, -1.0, 4.0]), 6, WHAT)
    assert_close(submission.linear_change([1.0, -2.0], [2.0, 1.0]), 0, WHAT)


@check(points=2)
def test_random_vectors(submission, reference, rng):
    """Vectors of any length, whole numbers, lists and float32; no argument is changed.

    zh: 任意长度的向量，整数、列表和 float32；不修改传入的参数。
    """
    for n in (1, 2, 7):
        args = tuple(rng.uniform(-30, 30, (2, n)))
        assert_close(submission.linear_change(*args), reference.linear_change(*args), WHAT)
    g, dx = rng.integers(-9, 10, (2, 4))
    assert_close(submission.linear_change(g.tolist(), dx), reference.linear_change(g, dx), WHAT)
    args = tuple(rng.uniform(0.5, 2, (2, 5)).astype(np.float32))
    assert_close(submission.linear_change(*args), reference.linear_change(*args), WHAT, **FLOAT32)
    assert_pure(submission.linear_change, tuple(rng.normal(size=(2, 3))), ([1], [2]), like=reference.linear_change)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.linear_change, reference.linear_change)
