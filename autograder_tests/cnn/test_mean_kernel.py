import numpy as np

from grader import assert_close, check


@check(points=1, public=True)
def test_three_by_three(submission):
    """Nine weights of 1/9.

    zh: 九个权重都是 1/9。
    """
    assert_close(submission.mean_kernel(3), np.full((3, 3), 1 / 9), "mean_kernel(3)")


@check(points=1, public=True)
def test_one_and_two(submission):
    """The kernel of size 1 is 1; that of size 2 has four weights of 1/4.

    zh: 大小为 1 的卷积核是 1；大小为 2 的有四个 1/4。
    """
    assert_close(submission.mean_kernel(1), [[1.0]], "mean_kernel(1)")
    assert_close(submission.mean_kernel(2), [[0.25, 0.25], [0.25, 0.25]], "mean_kernel(2)")


@check(points=2)
def test_other_sizes(submission, reference, rng):
    """Kernels of any size, odd or even.

    zh: 任意大小的卷积核，奇数与偶数均可。
    """
    for n in (4, 5, 9, 13, int(rng.integers(10, 30)), 64):
        assert_close(submission.mean_kernel(n), reference.mean_kernel(n), "mean_kernel(n)")


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.mean_kernel, reference.mean_kernel)
