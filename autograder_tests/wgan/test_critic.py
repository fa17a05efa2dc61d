import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "critic(x, theta_d)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: the scores of 0, 2 and -4.

    zh: 讲解中的例子：0、2、-4 三个样本的分数。
    """
    # 1; 1 - 4 + 2; 1 + 8 + 8
    assert_close(submission.critic(np.array([0.0, 2.0, -4.0]), np.array([1.0, -2.0, 0.5])), [1, -1, 17], WHAT)


@check(points=2, public=True)
def test_scores_have_no_bounds(submission):
    """A score is no probability: it may be 300 or -500.

    zh: 分数不是概率：它可以是 300，也可以是 -500。
    """
    # 2x: 300 and -500; then x^2 - 100: 800 and -100
    assert_close(submission.critic(np.array([150.0, -250.0]), np.array([0.0, 2.0, 0.0])), [300, -500], WHAT)
    assert_close(submission.critic(np.array([30.0, 0.0]), np.array([-100.0, 0.0, 1.0])), [800, -100], WHAT)


@check(points=1)
def test_random_batches(submission, reference, rng):
    """The scores are right for batches of any size, also of a single sample.

    zh: 对任意大小的批次（包括只有一个样本）分数都正确。
    """
    for m in (1, 2, 3, 60):
        x, theta_d = rng.normal(size=m), rng.normal(size=3)
        assert_close(submission.critic(x, theta_d), reference.critic(x, theta_d), WHAT)


@check(points=1)
def test_large_scores(submission, reference, rng):
    """The scores are right up to 1000 in size.

    zh: 分数的绝对值直到 1000 都正确。
    """
    for scale in (30, 100, 990):
        x, sign = np.array([1.0, -1.0, 0.5, *rng.uniform(-1, 1, 2)]), rng.choice([-1, 1])
        for theta_d in ([0.0, scale, 0.0], [0.0, 0.0, sign * scale], [sign * scale, 0.5, 0.0]):
            assert_close(submission.critic(x, theta_d), reference.critic(x, theta_d), WHAT)
    assert_close(submission.critic([31.5, -31.0], [0.5, 0.0, -1.0]), [-991.75, -960.5], WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, theta_d = rng.integers(-5, 6, 4), np.array([2, -3, 1])
    expected = reference.critic(x, theta_d)
    assert_close(submission.critic(x, theta_d), expected, WHAT)
    assert_close(submission.critic(x.tolist(), theta_d.tolist()), expected, WHAT)
    mixed = [0.5, 0.25, -1.5]
    assert_close(submission.critic(x, mixed), reference.critic(x, mixed), WHAT)
    x, theta_d = rng.normal(size=5).astype(np.float32), rng.normal(size=3).astype(np.float32)
    assert_close(submission.critic(x, theta_d), reference.critic(x, theta_d), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    assert_pure(
        submission.critic,
        (rng.normal(size=3), np.array([2.0, 1.0, 0.5])),
        ([1.0, -1.0], [0.5, 3.0, -2.0]),
        like=reference.critic,
    )


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.critic, reference.critic)
