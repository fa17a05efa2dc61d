import math

from grader import as_array, assert_close, check

WHAT = "gaussian_kernel(n, sigma)"


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: n = 3 and sigma = 1.

    zh: 讲解中的例子：n = 3，sigma = 1。
    """
    # 1, e^-0.5 and e^-1 over 1 + 4 e^-0.5 + 4 e^-1 = 4.897640403537
    middle, side, corner = 0.204179955571, 0.123841403153, 0.075113607954
    want = [[corner, side, corner], [side, middle, side], [corner, side, corner]]
    assert_close(submission.gaussian_kernel(3, 1.0), want, WHAT)


@check(points=1, public=True)
def test_ratios_of_the_weights(submission):
    """Two rows from the centre the weight is exp(-2 / sigma²) times that of the centre; all weights sum to 1.

    zh: 离中心两行处的权重是中心的 exp(-2 / sigma²) 倍；所有权重之和为 1。
    """
    # sigma = 2: the ratio of the weights two rows away is exp(-4 / 8)
    kernel = as_array(submission.gaussian_kernel(5, 2.0), WHAT, (5, 5))
    assert_close(kernel.sum(), 1.0, "gaussian_kernel(n, sigma).sum()")
    assert_close(kernel[0, 2] / kernel[2, 2], math.exp(-0.5), "kernel[0, 2] / kernel[2, 2]")
    assert_close(kernel[1, 4] / kernel[2, 2], math.exp(-5 / 8), "kernel[1, 4] / kernel[2, 2]")


@check(points=6)
def test_sizes_and_sigmas(submission, reference, rng):
    """Any odd size and any sigma from 0.3 on, whole numbers too; small weights far from the centre are not cut off.

    zh: 任意奇数大小，任意不小于 0.3 的 sigma（也可以是整数）；离中心较远的小权重不会被截断。
    """
    for n in (1, 3, 5, 7, 15):
        for sigma in (0.3, 0.5, rng.uniform(0.6, 1.5), 4.0, 300.0):
            assert_close(submission.gaussian_kernel(n, sigma), reference.gaussian_kernel(n, sigma), WHAT)
    for n, sigma in ((9, 1), (11, 1), (13, 2), (5, 0.45)):
        assert_close(submission.gaussian_kernel(n, sigma), reference.gaussian_kernel(n, sigma), WHAT)
    assert_close(submission.gaussian_kernel(63, 12.5), reference.gaussian_kernel(63, 12.5), WHAT)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gaussian_kernel, reference.gaussian_kernel)
