import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "dropout_backward(grad_out, u, p)"


def numbers(rng, shape, p):
    """Random numbers for dropout, none closer than 0.002 to p."""
    u = rng.uniform(0, 1, shape)
    return np.where(np.abs(u - p) < 0.002, p + 0.01, u)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example gives (0, 8, -8).

    zh: 讲解中的例子得到 (0, 8, -8)。
    """
    assert_close(submission.dropout_backward([6.0, 6.0, -6.0], [0.1, 0.9, 0.25], 0.25), [0, 8, -8], WHAT)


@check(points=2, public=True)
def test_nothing_dropped(submission):
    """With p = 0 the gradient passes unchanged; with p = 1/2 half of the units pass it on doubled.

    zh: p = 0 时梯度原样通过；p = 1/2 时保留的单元把梯度加倍传回。
    """
    grad, u = [[1.0, -3.0], [0.5, 2.0]], [[0.0, 0.9], [0.6, 0.2]]
    assert_close(submission.dropout_backward(grad, u, 0.0), grad, WHAT)
    assert_close(submission.dropout_backward(grad, u, 0.5), [[0, -6], [1, 0]], WHAT)


@check(points=2)
def test_any_shape(submission, reference, rng):
    """Gradients of any shape and any probability, numbers equal to p included.

    zh: 任意形状的梯度和任意概率，包括随机数恰好等于 p 的情形。
    """
    for shape, p in (((1,), 0.3), ((6,), 0.62), ((4, 4), 0.1), ((2, 3, 4), 0.9)):
        grad, u = rng.normal(size=shape), numbers(rng, shape, p)
        assert_close(submission.dropout_backward(grad, u, p), reference.dropout_backward(grad, u, p), WHAT)
    args = rng.uniform(0.5, 2, 4), [0.0, 0.623, 0.625, 0.627], 0.625
    assert_close(submission.dropout_backward(*args), reference.dropout_backward(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    grad, u = rng.integers(1, 9, (3, 4)), numbers(rng, (3, 4), 0.3)
    want = reference.dropout_backward(grad, u, 0.3)
    for one, other in ((grad, u), (grad.tolist(), u.tolist()), (np.asfortranarray(grad), np.asfortranarray(u))):
        assert_close(submission.dropout_backward(one, other, 0.3), want, WHAT)
    small = grad.astype(np.float32), u.astype(np.float32), np.float32(0.3)
    assert_close(submission.dropout_backward(*small), want, WHAT, **FLOAT32)
    cases = (rng.normal(size=(2, 3)), numbers(rng, (2, 3), 0.5), 0.5), ([1, 2], [0.1, 0.8], 0.25)
    assert_pure(submission.dropout_backward, *cases, like=reference.dropout_backward)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.dropout_backward, reference.dropout_backward)
