import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "steepest_step(gradient, length)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The gradient (3, 4) and the length 10 give (-6, -8).

    zh: 梯度为 (3, 4)、长度为 10 时得到 (-6, -8)。
    """
    assert_close(submission.steepest_step([3.0, 4.0], 10.0), [-6, -8], WHAT)


@check(points=2, public=True)
def test_length_alone_counts(submission):
    """The step is as long as asked, however steep it is.

    zh: 增量的长度只由 length 决定，与坡度无关。
    """
    for size in (0.001, 1.0, 300.0):
        assert_close(submission.steepest_step([size, 0.0, -size], 2.0), [-(2**0.5), 0, 2**0.5], WHAT)


@check(points=2)
def test_random_gradients(submission, reference, rng):
    """Gradients of any length, tiny and large norms, and the length 0.

    zh: 任意长度的梯度，模可大可小；长度也可以为 0。
    """
    for n, size, length in ((1, 1, 0.7), (2, 3, 0.1), (5, 1, 3.0), (3, 1e-5, 2.0), (4, 900, 0.01), (3, 1, 0)):
        g = size * rng.uniform(0.2, 1, n) * rng.choice([-1, 1], n)
        assert_close(submission.steepest_step(g, length), reference.steepest_step(g, length), WHAT)
    assert_close(submission.steepest_step([0.0, 1.01e-6, 0.0], 4.0), [0, -4, 0], WHAT)


@check(points=2)
def test_zero_gradient(submission):
    """Where the gradient is zero, the step is zero.

    zh: 梯度为零时，增量为零。
    """
    assert_close(submission.steepest_step([0.0, 0.0, 0.0], 2.0), [0, 0, 0], WHAT)
    assert_close(submission.steepest_step([0], 1), [0], WHAT)
    assert_close(submission.steepest_step([0.0, -2.0], 1.0), [0, 1], WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 are right; no argument is changed.

    zh: 整数、列表和 float32 都能得到正确结果；不修改传入的参数。
    """
    for args in ((np.array([1, -2, 2]), 1), ([2, 1], 3)):
        assert_close(submission.steepest_step(*args), reference.steepest_step(*args), WHAT)
    args = rng.uniform(0.5, 2, 4).astype(np.float32), np.float32(1.5)
    assert_close(submission.steepest_step(*args), reference.steepest_step(*args), WHAT, **FLOAT32)
    assert_pure(submission.steepest_step, (rng.normal(size=3), 2.0), ([0.0, 0.0], 1.0), like=reference.steepest_step)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.steepest_step, reference.steepest_step)
