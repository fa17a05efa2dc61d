import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "clip_weights(theta, c)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: two parameters move to the ends of the interval, one stays.

    zh: 讲解中的例子：两个参数移到区间端点，一个保持不变。
    """
    assert_close(submission.clip_weights(np.array([0.3, -2.0, 0.05]), 0.1), [0.1, -0.1, 0.05], WHAT)


@check(points=2, public=True)
def test_inside_stays(submission):
    """Parameters inside the interval keep their values, however many there are.

    zh: 区间之内的参数保持不变，无论参数有几个。
    """
    assert_close(submission.clip_weights(np.array([0.5, -0.25, 0.0, 1.5]), 2.0), [0.5, -0.25, 0, 1.5], WHAT)
    assert_close(submission.clip_weights(np.array([-2.5, 0.75]), 2.0), [-2, 0.75], WHAT)


@check(points=2)
def test_random_parameters(submission, reference, rng):
    """The result is right for any number of parameters and any c, small or large.

    zh: 对任意个数的参数和任意大小的 c，结果都正确。
    """
    for n, c in ((1, 0.01), (2, 0.7), (3, 1.2), (5, 40.0), (60, 0.9)):
        theta = c * rng.normal(size=n)
        theta[0] = c * rng.choice([-3, 3])
        assert_close(submission.clip_weights(theta, c), reference.clip_weights(theta, c), WHAT)
    theta = np.array([900.0, -950.0, 700.0, -3.0])
    for c in (1e-4, 800.0):
        assert_close(submission.clip_weights(theta, c), reference.clip_weights(theta, c), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays, also with c a fraction.

    zh: 整数、列表和 float32 数组都能得到正确结果，c 为小数时也一样。
    """
    theta = rng.permutation([-4, -1, 0, 1, 3])
    for c in (2, 0.75):
        expected = reference.clip_weights(theta, c)
        assert_close(submission.clip_weights(theta, c), expected, WHAT)
        assert_close(submission.clip_weights(theta.tolist(), c), expected, WHAT)
    theta = rng.normal(size=6).astype(np.float32)
    assert_close(submission.clip_weights(theta, 0.5), reference.clip_weights(theta, 0.5), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    cases = (np.array([2.0, -3.0, *rng.normal(size=2)]), 0.5), ([1.0, -2.0, 0.5], 1.5)
    assert_pure(submission.clip_weights, *cases, like=reference.clip_weights)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.clip_weights, reference.clip_weights)
