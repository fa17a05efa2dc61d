import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: a = 3, b = 0.5.

    zh: 讲解中的例子：a = 3，b = 0.5。
    """
    # 3*(-1) + 0.5, 3*0 + 0.5, 3*2 + 0.5
    assert_close(submission.generator([-1.0, 0.0, 2.0], [3.0, 0.5]), [-2.5, 0.5, 6.5], "generator(z, theta_g)")


@check(points=1, public=True)
def test_zero_slope(submission):
    """With a = 0 every fake sample is b.

    zh: 当 a = 0 时，每个生成样本都等于 b。
    """
    assert_close(submission.generator([-1.0, 0.0, 2.0, 5.0], [0.0, -4.0]), [-4, -4, -4, -4], "generator(z, theta_g)")


@check(points=1)
def test_random_batches(submission, reference, rng):
    """The fakes are right for batches of any size, also of a single sample.

    zh: 对任意大小的批次（包括只有一个样本）结果都正确。
    """
    for m in (1, 4, 50):
        z, theta_g = rng.normal(size=m), 2 * rng.normal(size=2)
        assert_close(submission.generator(z, theta_g), reference.generator(z, theta_g), "generator(z, theta_g)")


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z, theta_g = rng.integers(-5, 6, 4), np.array([2, -3])
    expected = reference.generator(z, theta_g)
    assert_close(submission.generator(z, theta_g), expected, "generator(z, theta_g)")
    assert_close(submission.generator(z.tolist(), theta_g.tolist()), expected, "generator(z, theta_g)")
    assert_close(submission.generator(z, [0.5, 0.25]), reference.generator(z, [0.5, 0.25]), "generator(z, theta_g)")
    z, theta_g = rng.normal(size=5).astype(np.float32), rng.normal(size=2).astype(np.float32)
    assert_close(submission.generator(z, theta_g), reference.generator(z, theta_g), "generator(z, theta_g)", **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.generator,
        (rng.normal(size=3), np.array([2.0, 1.0])),
        ([1.0, -1.0], [0.5, 3.0]),
        like=reference.generator,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator, reference.generator)
