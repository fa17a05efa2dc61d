import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        got, expected = submission.tanh_derivative(x), reference.tanh_derivative(x)
        assert_close(got, expected, "tanh_derivative(x)", **tolerances)


@check(points=3, public=True)
def test_values_of_the_formula(submission):
    """The slope is 1 at 0, 16/25 at ln 2 and 9/25 at -ln 3.

    zh: 在 0、ln 2、-ln 3 处的斜率分别是 1、16/25、9/25。
    """
    # tanh(ln 2) = 3/5, tanh(-ln 3) = -4/5: 1 - 9/25 = 16/25 and 1 - 16/25 = 9/25
    assert_close(submission.tanh_derivative(0.0), 1.0, "tanh_derivative(0.0)")
    got = submission.tanh_derivative(np.array([0.0, np.log(2.0), -np.log(3.0)]))
    assert_close(got, [1.0, 0.64, 0.36], "tanh_derivative(x)")


@check(points=2, public=True)
def test_is_the_slope_of_the_curve(submission):
    """The result is the slope of (1 - e^-2x) / (1 + e^-2x) at x, measured numerically.

    zh: 结果等于曲线 (1 - e^-2x) / (1 + e^-2x) 在 x 处用数值方法测得的斜率。
    """
    x = np.array([[-2.0, -0.7, 0.0], [0.4, 1.1, 2.5]])
    slope = numerical_gradient(lambda x: np.sum((1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))), x)
    assert_close(submission.tanh_derivative(x), slope, "tanh_derivative(x)", rtol=1e-5, atol=1e-8)


@check(points=2)
def test_random_arrays(submission, reference, rng):
    """Random arrays of growing size.

    zh: 由小到大的随机数组。
    """
    compare(submission, reference, [rng.normal(0, 2, shape) for shape in (1, 3, (2, 5), (4, 3, 7), (23, 31))])


@check(points=1)
def test_any_shape(submission, reference, rng):
    """Any shape, axes of size 1 and Fortran order included.

    zh: 任意形状，包括长度为 1 的轴和 Fortran 顺序的数组。
    """
    shapes = [(1, 1), (1, 4), (5, 1), (2, 1, 3, 5)]
    compare(submission, reference, [rng.normal(0, 2), *(rng.normal(0, 2, shape) for shape in shapes)])
    compare(submission, reference, [np.asfortranarray(rng.normal(0, 2, shape)) for shape in [(3, 5), (2, 3, 4)]])


@check(points=1)
def test_matches_numerical_differentiation(submission, reference, rng):
    """The result agrees with numerical differentiation of tanh.

    zh: 结果与对 tanh 数值求导所得一致。
    """
    x = rng.uniform(-3, 3, (2, 3))
    slope = numerical_gradient(lambda x: np.sum(reference.tanh(x)), x)
    assert_close(submission.tanh_derivative(x), slope, "tanh_derivative(x)", rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(x) up to 10,000, also with small numbers in the same array.

    zh: 当 abs(x) 不超过 10000 时结果正确且有限，同一数组中混有小数值时也一样。
    """
    compare(submission, reference, [5.5, -5.5, 400.0, -400.0, 1e4, -1e4])
    compare(submission, reference, [rng.uniform(-size, size, (3, 5)) for size in (9, 50, 1e3, 1e4)])
    compare(submission, reference, [np.array([-1e4, rng.normal(), 0.0, 1e4])])


@check(points=1)
def test_whole_numbers(submission, reference, rng):
    """Python integers and integer arrays give what the same floats give.

    zh: Python 整数与整数数组的结果与同值浮点数相同。
    """
    compare(submission, reference, [2, -1, 0, np.array([-1, 0, 1]), rng.integers(-5, 6, (3, 5))])


@check(points=1)
def test_nested_lists(submission, reference, rng):
    """Lists and nested lists of floats or integers work.

    zh: 可以接受浮点数或整数的列表与嵌套列表。
    """
    compare(submission, reference, [[0.5, -2.0], [[1, 0, -3], [2, -1, 4]], rng.normal(0, 2, (2, 3, 2)).tolist()])


@check(points=1)
def test_float32(submission, reference, rng):
    """float32 arrays work.

    zh: 可以接受 float32 数组。
    """
    compare(submission, reference, [rng.normal(0, 2, shape).astype(np.float32) for shape in (3, (4, 5))], **FLOAT32)


@check(points=2)
def test_leaves_x_alone(submission, reference, rng):
    """The argument x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(0, 2, 4),), (rng.normal(0, 2, (3, 2)),), ([[1.0, -2.0]],)
    assert_pure(submission.tanh_derivative, *cases, like=reference.tanh_derivative)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tanh_derivative, reference.tanh_derivative)
