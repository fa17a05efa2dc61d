import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "quadratic_gradient(x, A, b)"


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's example gives (0.5, -5.5).

    zh: 讲解中的例子得到 (0.5, -5.5)。
    """
    assert_close(submission.quadratic_gradient([1.0, -1.0], [[2.0, 1.0], [0.0, 4.0]], [1.0, 2.0]), [0.5, -5.5], WHAT)


@check(points=2, public=True)
def test_product_of_two_variables(submission):
    """For f = 3 x₁ x₂ the gradient is (3 x₂, 3 x₁), wherever the 6 stands in A.

    zh: 当 f = 3 x₁ x₂ 时，梯度为 (3 x₂, 3 x₁)，无论 6 写在 A 的哪个位置。
    """
    for A in ([[0.0, 6.0], [0.0, 0.0]], [[0.0, 0.0], [6.0, 0.0]], [[0.0, 3.0], [3.0, 0.0]]):
        assert_close(submission.quadratic_gradient([2.0, 5.0], A, [0.0, 0.0]), [15, 6], WHAT)


@check(points=3)
def test_random_functions(submission, reference, rng):
    """Any number of variables, with matrices that are not symmetric.

    zh: 变量个数任意，矩阵不对称。
    """
    for n in (1, 2, 3, 6):
        args = rng.uniform(-5, 5, n), rng.uniform(-3, 3, (n, n)), rng.uniform(-5, 5, n)
        assert_close(submission.quadratic_gradient(*args), reference.quadratic_gradient(*args), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x, A, b = rng.integers(-4, 5, 3), rng.integers(-4, 5, (3, 3)), rng.integers(-4, 5, 3)
    A[0, 1] = A[1, 0] + 3
    for args in ((x, A, b), (x.tolist(), A.tolist(), b.tolist()), (x * 0.5, np.asfortranarray(A * 0.25), b)):
        assert_close(submission.quadratic_gradient(*args), reference.quadratic_gradient(*args), WHAT)
    args = [rng.uniform(0.5, 2, shape).astype(np.float32) for shape in (3, (3, 3))] + [np.float32([-1, -0.5, -2])]
    assert_close(submission.quadratic_gradient(*args), reference.quadratic_gradient(*args), WHAT, **FLOAT32)
    cases = (rng.normal(size=2), rng.normal(size=(2, 2)), rng.normal(size=2)), ([1], [[2]], [3])
    assert_pure(submission.quadratic_gradient, *cases, like=reference.quadratic_gradient)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.quadratic_gradient, reference.quadratic_gradient)
