import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


@check(points=2, public=True)
def test_three_classes(submission):
    """The worked example: (0.34, 0.46, 0.20) for class 1.

    zh: 讲解中的例子：预测为 (0.34, 0.46, 0.20)，真实类别为第 1 类。
    """
    # (0.66^2 + 0.46^2 + 0.20^2) / 3 = 0.6872 / 3
    assert_close(submission.loss([0.34, 0.46, 0.20], [1, 0, 0]), 0.6872 / 3, "loss(y_hat, y)")


@check(points=1, public=True)
def test_errors_do_not_cancel(submission):
    """Errors of opposite sign do not cancel; a perfect prediction costs nothing.

    zh: 正负误差不会相互抵消；完全正确的预测损失为 0。
    """
    assert_close(submission.loss([0.2, 0.5, 0.3], [0.2, 0.5, 0.3]), 0.0, "loss([0.2, 0.5, 0.3], [0.2, 0.5, 0.3])")
    # errors 3, -3, 0: (9 + 9 + 0) / 3
    assert_close(submission.loss([4.0, -1.0, 2.0], [1.0, 2.0, 2.0]), 6.0, "loss(y_hat, y)")


@check(points=3)
def test_random_targets(submission, reference, rng):
    """The loss is right for any targets, not only for one-hot ones.

    zh: 对任意目标值（不限于 one-hot）损失都正确。
    """
    for size in (1, 3, 10):
        y_hat, y = rng.uniform(0, 1, 3), size * rng.normal(size=3)
        assert_close(submission.loss(y_hat, y), reference.loss(y_hat, y), "loss(y_hat, y)")


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    y_hat, y = rng.integers(-4, 5, (2, 3))
    assert_close(submission.loss(y_hat, y), reference.loss(y_hat, y), "loss(y_hat, y)")
    assert_close(submission.loss(y_hat.tolist(), y.tolist()), reference.loss(y_hat, y), "loss(y_hat, y)")
    y_hat, y = rng.uniform(0, 1, (2, 3)).astype(np.float32)
    assert_close(submission.loss(y_hat, y), reference.loss(y_hat, y), "loss(y_hat, y)", **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.loss,
        (rng.uniform(0, 1, 3), rng.normal(size=3)),
        ([0.5, 0.25, 0.75], [0.0, 0.0, 1.0]),
        like=reference.loss,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
