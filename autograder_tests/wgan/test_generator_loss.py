import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "generator_loss(z, theta_d, theta_g)"


def batch(rng, m):
    """Noise and the parameters of both networks."""
    return rng.normal(size=m), rng.normal(size=3), rng.normal(size=2)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: fakes 1 and 4 with the scores 0.5 and -4.

    zh: 讲解中的例子：生成样本 1 与 4 的分数为 0.5 与 -4。
    """
    args = np.array([0.0, 2.0]), np.array([0.0, 1.0, -0.5]), np.array([1.5, 1.0])
    assert_close(submission.generator_loss(*args), 1.75, WHAT)


@check(points=2, public=True)
def test_high_scores_are_a_low_loss(submission):
    """The loss is minus the mean score: 40 for scores of -40, and -40 for scores of 40.

    zh: 损失是平均分的相反数：分数为 -40 时损失为 40，分数为 40 时损失为 -40。
    """
    # fakes 3 and 5, scores 10 x: mean 40
    z, theta_g = np.array([1.0, 2.0]), np.array([2.0, 1.0])
    assert_close(submission.generator_loss(z, np.array([0.0, -10.0, 0.0]), theta_g), 40, WHAT)
    assert_close(submission.generator_loss(z, np.array([0.0, 10.0, 0.0]), theta_g), -40, WHAT)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """The loss is right for batches of any size and any parameters.

    zh: 对任意大小的批次和任意参数，损失都正确。
    """
    for m in (1, 2, 3, 60):
        args = batch(rng, m)
        assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)


@check(points=2)
def test_large_scores(submission, reference, rng):
    """The loss is right for scores up to 1000 in size.

    zh: 分数的绝对值直到 1000 时，损失都正确。
    """
    for scale in (50, 900):
        for theta_d in ([scale, 0.0, 0.1], [0.0, -scale, 0.0], [0.5, 0.0, scale]):
            args = rng.uniform(0.1, 0.5, 3), np.array(theta_d), np.array([1.5, 0.25])
            assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z = rng.integers(-2, 3, 3)
    expected = reference.generator_loss(z, [1, -2, 1], [1, 2])
    assert_close(submission.generator_loss(z, np.array([1, -2, 1]), np.array([1, 2])), expected, WHAT)
    assert_close(submission.generator_loss(z.tolist(), [1, -2, 1], [1, 2]), expected, WHAT)
    args = [values.astype(np.float32) for values in batch(rng, 5)]
    assert_close(submission.generator_loss(*args), reference.generator_loss(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = batch(rng, 3), ([1.0, -1.0], [0.5, 0.0, -1.0], [2.0, 1.0])
    assert_pure(submission.generator_loss, *cases, like=reference.generator_loss)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator_loss, reference.generator_loss)
