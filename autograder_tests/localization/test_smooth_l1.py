import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "smooth_l1(d)"


def compare(submission, reference, d, **tolerance):
    assert_close(submission.smooth_l1(d), reference.smooth_l1(d), WHAT, **tolerance)


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: small errors, an error of 1, a large one.

    zh: 讲解中的例子：小误差、误差 1 和大误差。
    """
    assert_close(submission.smooth_l1([0.5, -0.5, 1.0, -3.0]), [0.125, 0.125, 0.5, 2.5], WHAT)


@check(points=1, public=True)
def test_one_number(submission):
    """A number gives a number.

    zh: 输入一个数，得到一个数。
    """
    assert_close(submission.smooth_l1(-0.2), 0.02, "smooth_l1(-0.2)")
    assert_close(submission.smooth_l1(2.0), 1.5, "smooth_l1(2.0)")


@check(points=2)
def test_any_shape(submission, reference, rng):
    """Arrays of any shape, small and large errors side by side.

    zh: 任意形状的数组，大小误差并存。
    """
    for shape in ((), (1,), (4,), (3, 2), (2, 1, 3)):
        for spread in (0.6, 1.6, 30.0):
            compare(submission, reference, spread * rng.normal(size=shape))
    compare(submission, reference, np.array([0.0, 0.99, -0.99, 1.01, -1.01, 1.0, -1.0, 999.0, -1000.0, 1e-3]))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work.

    zh: 整数、列表、float32 与按列存储的数组都能处理。
    """
    whole = rng.integers(-4, 5, (2, 3))
    for d in (whole, whole.tolist(), 3, -1, 0, np.asfortranarray(rng.normal(size=(2, 3)))):
        compare(submission, reference, d)
    compare(submission, reference, rng.normal(size=5).tolist())
    compare(submission, reference, (2 * rng.normal(size=(3, 2))).astype(np.float32), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    assert_pure(
        submission.smooth_l1, (2 * rng.normal(size=4),), (2 * rng.normal(size=(2, 3)),), like=reference.smooth_l1
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.smooth_l1, reference.smooth_l1)
