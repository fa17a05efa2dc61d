import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        assert_close(submission.relu_derivative(x), reference.relu_derivative(x), "relu_derivative(x)", **tolerances)


@check(points=2, public=True)
def test_values_of_the_table(submission):
    """The slope is 0 for negative x and 1 for positive x, however large or small.

    zh: x 为负时斜率为 0，为正时斜率为 1，与 x 的大小无关。
    """
    assert_close(submission.relu_derivative(3.5), 1.0, "relu_derivative(3.5)")
    assert_close(submission.relu_derivative(-0.5), 0.0, "relu_derivative(-0.5)")
    x = np.array([[-2.0, 0.001, 40.0], [-0.001, 0.5, -30.0]])
    assert_close(submission.relu_derivative(x), [[0.0, 1.0, 1.0], [0.0, 1.0, 0.0]], "relu_derivative(x)")


@check(points=2, public=True)
def test_at_zero(submission):
    """At x = 0 the result is 0, as in Table 6.1.

    zh: 在 x = 0 处结果为 0，与表 6.1 一致。
    """
    assert_close(submission.relu_derivative(0.0), 0.0, "relu_derivative(0.0)")
    assert_close(submission.relu_derivative(np.array([-1.0, 0.0, 1.0])), [0.0, 0.0, 1.0], "relu_derivative(x)")


@check(points=1)
def test_random_arrays(submission, reference, rng):
    """Random arrays of any shape and size, Fortran order included.

    zh: 任意形状与大小的随机数组，包括 Fortran 顺序的数组。
    """
    shapes = [1, 3, (1, 1), (5, 1), (2, 5), (4, 1, 7), (23, 31)]
    compare(submission, reference, [rng.normal(), *(rng.normal(size=shape) for shape in shapes)])
    compare(submission, reference, [np.asfortranarray(rng.normal(size=(3, 5))), rng.uniform(-1e3, 1e3, (2, 3))])


@check(points=2)
def test_other_kinds_of_numbers(submission, reference, rng):
    """Integers, nested lists and float32 arrays work, zeros among them.

    zh: 可以接受整数、嵌套列表与 float32 数组，其中可以有 0。
    """
    compare(submission, reference, [7, -3, 0, rng.integers(-2, 3, (3, 5)), [0.5, -2.0], [[1, 0, -3], [2, -1, 4]]])
    compare(submission, reference, [rng.integers(-2, 3, (4, 5)).astype(np.float32) / 2], **FLOAT32)


@check(points=2)
def test_leaves_x_alone(submission, reference, rng):
    """The argument x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(size=9),), (-rng.uniform(1, 2, (3, 2)),), ([[1.0, -2.0]],)
    assert_pure(submission.relu_derivative, *cases, like=reference.relu_derivative)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.relu_derivative, reference.relu_derivative)
