import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "l1_gradient(W, lam)"


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's weights give (0.5, 0, -0.5).

    zh: 讲解中的参数得到 (0.5, 0, -0.5)。
    """
    assert_close(submission.l1_gradient([3.0, 0.0, -4.0], 0.5), [0.5, 0, -0.5], WHAT)


@check(points=2, public=True)
def test_matrix(submission):
    """A matrix of weights, and twice the factor.

    zh: 参数为矩阵的情形，以及加倍的系数。
    """
    W = [[1.5, -0.25, 0.0], [-2.0, 0.0, 4.0]]
    assert_close(submission.l1_gradient(W, 0.1), [[0.1, -0.1, 0], [-0.1, 0, 0.1]], WHAT)
    assert_close(submission.l1_gradient(W, 0.2), [[0.2, -0.2, 0], [-0.2, 0, 0.2]], WHAT)


@check(points=1)
def test_any_shape(submission, reference, rng):
    """Weights of any shape, tiny, large and zero, with any factor.

    zh: 任意形状的参数，数值可以很小、很大或为零，系数任意。
    """
    for shape, size, lam in (((1,), 1, 0.3), ((4,), 1e-5, 2.0), ((2, 3), 300, 0.01), ((2, 2, 3), 1, 1.7)):
        W = size * rng.uniform(0.1, 1, shape) * rng.choice([-1, 0, 1], shape)
        assert_close(submission.l1_gradient(W, lam), reference.l1_gradient(W, lam), WHAT)
    W = np.array([1e-6, 0.0, -1e-6])
    assert_close(submission.l1_gradient(W, 900.0), reference.l1_gradient(W, 900.0), WHAT)
    W = rng.normal(size=(3, 2))
    assert_close(submission.l1_gradient(W, 0.0), np.zeros((3, 2)), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    W = rng.integers(-3, 4, (3, 2))
    for one, lam in ((W, 0.25), (W, 1), (W.tolist(), 0.75), (np.asfortranarray(W * 0.5), 2)):
        assert_close(submission.l1_gradient(one, lam), reference.l1_gradient(one, lam), WHAT)
    small = rng.normal(size=(2, 3)).astype(np.float32), np.float32(0.3)
    assert_close(submission.l1_gradient(*small), reference.l1_gradient(*small), WHAT, **FLOAT32)
    assert_pure(submission.l1_gradient, (rng.normal(size=(2, 2)), 0.5), ([-1, 0, 2], 0.3), like=reference.l1_gradient)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.l1_gradient, reference.l1_gradient)
