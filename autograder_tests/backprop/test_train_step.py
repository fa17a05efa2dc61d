import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

W = [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1.0, 1.1, -1.2]


def sample(rng):
    """An input, any targets, and weights."""
    return rng.normal(size=3), rng.uniform(-0.5, 1.5, 3), rng.normal(size=12)


@check(points=2, public=True)
def test_from_zero_weights(submission):
    """The worked example: one step from zero weights with eta = 24.

    zh: 讲解中的例子：从全零权重出发，eta = 24 的一步更新。
    """
    # dL/dIn_o = 2/3 * (-0.5, 0.5, 0.5) * 0.25 = (-1, 1, 1)/12; times Out_h = 0.5, times 24: (-1, 1, 1)
    got = submission.train_step([1.0, 2.0, -1.0], [1.0, 0.0, 0.0], [0.0] * 12, 24.0)
    assert_close(got, [0, 0, 0, 0, 0, 0, 1, -1, -1, 1, -1, -1], "train_step(x, y, w, eta)")


@check(points=2, public=True)
def test_worked_example(submission):
    """One step with eta = 0.5 from the weights of the worked example.

    zh: 从讲解中例子的权重出发，eta = 0.5 的一步更新。
    """
    # w1 - 0.5 dL/dw1 = 0.1 + 0.5 * 0.007715952708, and so on
    expected = [0.103857976354, -0.208245599338, 0.307715952708, 0.383508801325, -0.503857976354, 0.608245599338]
    expected += [0.73140272805, -0.830951879985, 0.866581661459, -0.979569476012, 1.079862796458, -1.221741874341]
    assert_close(submission.train_step([1.0, 2.0, -1.0], [1.0, 0.0, 0.0], W, 0.5), expected, "train_step(x, y, w, eta)")


@check(points=3)
def test_random_steps(submission, reference, rng):
    """One step is right for any weights and any step size; all derivatives belong to the old weights.

    zh: 对任意权重和任意步长，一步更新都正确；所有偏导都在旧权重处计算。
    """
    for eta in (0.01, 0.7, 5):
        x, y, w = sample(rng)
        got = submission.train_step(x, y, w, eta)
        assert_close(got, reference.train_step(x, y, w, eta), "train_step(x, y, w, eta)")


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    x, y, w = rng.integers(-2, 3, 3), np.array([0, 1, 0]), rng.integers(-2, 3, 12)
    expected = reference.train_step(x, y, w, 2)
    assert_close(submission.train_step(x, y, w, 2), expected, "train_step(x, y, w, 2)")
    assert_close(submission.train_step(x.tolist(), y.tolist(), w.tolist(), 2), expected, "train_step(x, y, w, 2)")
    x, y, w = (values.astype(np.float32) for values in sample(rng))
    expected = reference.train_step(x, y, w, 0.5)
    assert_close(submission.train_step(x, y, w, 0.5), expected, "train_step(x, y, w, 0.5)", **FLOAT32)


@check(points=2)
def test_pure(submission, reference, rng):
    """The old weights keep their values, and equal calls give equal results.

    zh: 不修改传入的旧权重；相同的调用得到相同的结果。
    """
    one = (*sample(rng), 0.5)
    two = (*(values.tolist() for values in sample(rng)), 1.5)
    assert_pure(submission.train_step, one, two, like=reference.train_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train_step, reference.train_step)
