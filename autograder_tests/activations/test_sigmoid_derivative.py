import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        got, expected = submission.sigmoid_derivative(x), reference.sigmoid_derivative(x)
        assert_close(got, expected, "sigmoid_derivative(x)", **tolerances)


@check(points=3, public=True)
def test_values_of_the_formula(submission):
    """The slope is 1/4 at 0, 3/16 at ln 3 and 4/25 at -ln 4.

    zh: 在 0、ln 3、-ln 4 处的斜率分别是 1/4、3/16、4/25。
    """
    # sigmoid(0) = 1/2, sigmoid(ln 3) = 3/4, sigmoid(-ln 4) = 1/5: 1/2 * 1/2, 3/4 * 1/4, 1/5 * 4/5
    assert_close(submission.sigmoid_derivative(0.0), 0.25, "sigmoid_derivative(0.0)")
    got = submission.sigmoid_derivative(np.array([0.0, np.log(3.0), -np.log(4.0)]))
    assert_close(got, [0.25, 0.1875, 0.16], "sigmoid_derivative(x)")


@check(points=2, public=True)
def test_is_the_slope_of_the_curve(submission):
    """The result is the slope of 1 / (1 + e^-x) at x, measured numerically.

    zh: 结果等于曲线 1 / (1 + e^-x) 在 x 处用数值方法测得的斜率。
    """
    x = np.array([[-2.0, -0.7, 0.0], [0.4, 1.5, 3.0]])
    slope = numerical_gradient(lambda x: np.sum(1 / (1 + np.exp(-x))), x)
    assert_close(submission.sigmoid_derivative(x), slope, "sigmoid_derivative(x)", rtol=1e-5, atol=1e-8)


@check(points=1, public=True)
def test_flat_far_away(submission):
    """Far from 0, at -1000 and 1000, the slope is 0; at 0 it is 1/4.

    zh: 在远离 0 的 -1000 与 1000 处，斜率为 0；在 0 处为 1/4。
    """
    assert_close(submission.sigmoid_derivative(1000.0), 0.0, "sigmoid_derivative(1000.0)")
    assert_close(submission.sigmoid_derivative(np.array([-1000.0, 1000.0])), [0.0, 0.0], "sigmoid_derivative(x)")
    assert_close(submission.sigmoid_derivative(0.0), 0.25, "sigmoid_derivative(0.0)")


@check(points=2)
def test_random_arrays(submission, reference, rng):
    """Random arrays of growing size.

    zh: 由小到大的随机数组。
    """
    compare(submission, reference, [rng.normal(0, 3, shape) for shape in (1, 3, (2, 5), (4, 3, 7), (23, 31))])


@check(points=2)
def test_any_shape(submission, reference, rng):
    """Any shape, axes of size 1 and Fortran order included.

    zh: 任意形状，包括长度为 1 的轴和 Fortran 顺序的数组。
    """
    shapes = [(1, 1), (1, 4), (5, 1), (2, 1, 3, 5)]
    compare(submission, reference, [rng.normal(0, 3), *(rng.normal(0, 3, shape) for shape in shapes)])
    compare(submission, reference, [np.asfortranarray(rng.normal(0, 3, shape)) for shape in [(3, 5), (2, 3, 4)]])


@check(points=2)
def test_matches_numerical_differentiation(submission, reference, rng):
    """The result agrees with numerical differentiation of the sigmoid.

    zh: 结果与对 sigmoid 数值求导所得一致。
    """
    x = rng.uniform(-4, 4, (2, 3))
    slope = numerical_gradient(lambda x: np.sum(reference.sigmoid(x)), x)
    assert_close(submission.sigmoid_derivative(x), slope, "sigmoid_derivative(x)", rtol=1e-5, atol=1e-8)


@check(points=2)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(x) up to 10,000, also with small numbers in the same array.

    zh: 当 abs(x) 不超过 10000 时结果正确且有限，同一数组中混有小数值时也一样。
    """
    compare(submission, reference, [12.5, -12.5, 400.0, -400.0, 1e4, -1e4])
    compare(submission, reference, [rng.uniform(-size, size, (3, 5)) for size in (50, 1e3, 1e4)])
    compare(submission, reference, [np.array([-1e4, rng.normal(), 0.0, 1e4])])


@check(points=1)
def test_whole_numbers(submission, reference, rng):
    """Python integers and integer arrays give what the same floats give.

    zh: Python 整数与整数数组的结果与同值浮点数相同。
    """
    compare(submission, reference, [2, -1, 0, np.array([-1, 0, 1]), rng.integers(-9, 10, (3, 5))])


@check(points=1)
def test_nested_lists(submission, reference, rng):
    """Lists and nested lists of floats or integers work.

    zh: 可以接受浮点数或整数的列表与嵌套列表。
    """
    compare(submission, reference, [[0.5, -2.0], [[1, 0, -3], [2, -1, 4]], rng.normal(0, 3, (2, 3, 2)).tolist()])


@check(points=1)
def test_float32(submission, reference, rng):
    """float32 arrays work.

    zh: 可以接受 float32 数组。
    """
    compare(submission, reference, [rng.normal(0, 3, shape).astype(np.float32) for shape in (3, (4, 5))], **FLOAT32)


@check(points=2)
def test_leaves_x_alone(submission, reference, rng):
    """The argument x is not changed, and equal inputs give equal results.

    zh: 不修改 x，同样的输入得到同样的结果。
    """
    cases = (rng.normal(0, 3, 4),), (rng.normal(0, 3, (3, 2)),), ([[1.0, -2.0]],)
    assert_pure(submission.sigmoid_derivative, *cases, like=reference.sigmoid_derivative)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.sigmoid_derivative, reference.sigmoid_derivative)
