import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "max_pool_backward(grad_out, x, size)"


def case(rng, shape, size):
    """A gradient for every window, and a map of distinct values of both signs."""
    x = rng.permutation(np.arange(shape[0] * shape[1])).reshape(shape) / 4 - shape[0] * shape[1] / 8
    return rng.normal(size=(shape[0] // size, shape[1] // size)) + 3 * rng.choice([-1, 1]), x, size


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: of two equal maxima the first in row order wins; the third column is in no window.

    zh: 讲解中的例子：两个相等的最大值中，按行顺序的第一个得到梯度；第三列不属于任何窗口。
    """
    got = submission.max_pool_backward([[7.0]], [[1.0, 3.0, 5.0], [3.0, 2.0, 9.0]], 2)
    assert_close(got, [[0, 7, 0], [0, 0, 0]], WHAT)


@check(points=2, public=True)
def test_four_windows(submission):
    """Four windows, each with its own gradient; negative values too.

    zh: 四个窗口各有各的梯度；数值也可以是负的。
    """
    x = [[1.0, 2.0, -5.0, -6.0], [4.0, 3.0, -7.0, -4.0], [-1.0, -2.0, 9.0, 0.0], [-3.0, -4.0, 1.0, 8.0]]
    want = [[0, 0, 0, 0], [10, 0, 0, -20], [30, 0, 40, 0], [0, 0, 0, 0]]
    assert_close(submission.max_pool_backward([[10.0, -20.0], [30.0, 40.0]], x, 2), want, WHAT)


@check(points=2.5)
def test_random_maps(submission, reference, rng):
    """Maps and windows of any size, also where rows or columns are left over.

    zh: 任意大小的特征图与窗口，包括最后有剩余的行或列。
    """
    for shape, size in (
        ((1, 1), 1),
        ((2, 3), 1),
        ((4, 6), 2),
        ((5, 7), 2),
        ((7, 4), 3),
        ((9, 6), 3),
        ((3, 8), 3),
        ((11, 9), 4),
    ):
        args = case(rng, shape, size)
        assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT)
    grad_out, x, size = case(rng, (6, 6), 2)
    for args in ((grad_out, x - 20.0, size), (grad_out, x / 1000, size), (0 * grad_out, x, size)):
        assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT)


@check(points=3)
def test_ties(submission, reference, rng):
    """Of equal maxima the first in row order gets all of the gradient, the others nothing.

    zh: 几个最大值相等时，按行顺序的第一个得到全部梯度，其余为 0。
    """
    for shape, size in (((2, 2), 2), ((4, 6), 2), ((7, 6), 3)):
        grad_out = rng.normal(size=(shape[0] // size, shape[1] // size)) + 2
        for x in (rng.integers(0, 2, shape) * 1.0, np.zeros(shape), np.full(shape, -1.5)):
            args = (grad_out, x, size)
            assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT)
    args = ([[5.0]], [[1.0, 2.0, 3.0], [4.0, 0.0, 9.0], [9.0, 9.0, 1.0]], 3)
    assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work.

    zh: 整数、列表、float32 与按列存储的数组都能处理。
    """
    grad_out, x, size = case(rng, (5, 4), 2)
    whole = (4 * x).astype(np.int64)
    for args in (
        (grad_out, whole, size),
        (grad_out.tolist(), whole.tolist(), size),
        (np.arange(1, 5).reshape(2, 2), whole, size),
        (np.asfortranarray(grad_out), np.asfortranarray(x), size),
    ):
        assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT)
    args = grad_out.astype(np.float32), x.astype(np.float32), size
    assert_close(submission.max_pool_backward(*args), reference.max_pool_backward(*args), WHAT, **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = case(rng, (4, 4), 2), case(rng, (4, 6), 2), case(rng, (4, 4), 2)
    assert_pure(submission.max_pool_backward, *cases, like=reference.max_pool_backward)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.max_pool_backward, reference.max_pool_backward)
