import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_holds, assert_pure, assert_shape, check


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        assert_close(submission.sigmoid(x), reference.sigmoid(x), "sigmoid(x)", **tolerances)


@check(points=3, public=True)
def test_values_of_the_formula(submission):
    """Sigmoid gives 1/2 at 0, 3/4 at ln 3 and 1/4 at -ln 3.

    zh: sigmoid 在 0、ln 3、-ln 3 处的值分别是 1/2、3/4、1/4。
    """
    # e^(-ln 3) = 1/3 and 1 / (1 + 1/3) = 3/4; e^(ln 3) = 3 and 1 / (1 + 3) = 1/4
    assert_close(submission.sigmoid(0.0), 0.5, "sigmoid(0.0)")
    assert_close(submission.sigmoid(np.log(3.0)), 0.75, "sigmoid(ln 3)")
    assert_close(submission.sigmoid(np.array([0.0, np.log(3.0), -np.log(3.0)])), [0.5, 0.75, 0.25], "sigmoid(x)")


@check(points=1, public=True)
def test_keeps_the_shape(submission):
    """The result has the shape of x: a number, a vector, an array of three axes, here of ln 3.

    zh: 结果与 x 形状相同：一个数、向量、三维数组都可以，这里三维数组的元素全为 ln 3。
    """
    assert_shape(submission.sigmoid(0.0), (), "sigmoid(0.0)")
    assert_shape(submission.sigmoid(np.zeros(3)), (3,), "sigmoid(x)")
    assert_close(submission.sigmoid(np.full((2, 1, 3), np.log(3))), np.full((2, 1, 3), 0.75), "sigmoid(x)")


@check(points=2, public=True)
def test_rises_symmetrically(submission):
    """The curve rises, and sigmoid(-x) = 1 - sigmoid(x).

    zh: 曲线递增，并且 sigmoid(-x) = 1 - sigmoid(x)。
    """
    x = np.array([0.3, 1.0, 2.5, 4.0])
    right = as_array(submission.sigmoid(x), "sigmoid(x)", (4,))
    left = as_array(submission.sigmoid(-x), "sigmoid(-x)", (4,))
    assert_holds(np.all(np.diff(right) > 0), "sigmoid(x) grows as x grows", "x 增大时 sigmoid(x) 也增大")
    assert_close(left, 1 - right, "sigmoid(-x)")


@check(points=2, public=True)
def test_saturates(submission):
    """At -1000 and 1000 the result is 0 and 1, not nan.

    zh: 在 -1000 与 1000 处结果是 0 和 1，而不是 nan。
    """
    assert_close(submission.sigmoid(1000.0), 1.0, "sigmoid(1000.0)")
    assert_close(submission.sigmoid(-1000.0), 0.0, "sigmoid(-1000.0)")
    assert_close(submission.sigmoid(np.array([-1000.0, 0.0, 1000.0])), [0.0, 0.5, 1.0], "sigmoid(x)")


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


@check(points=1)
def test_far_from_the_origin(submission, reference, rng):
    """Between 10 and 20 the curve is nearly flat, but not yet 0 or 1.

    zh: 在 10 与 20 之间曲线已近乎水平，但还没有到 0 或 1。
    """
    x = rng.uniform(10.5, 18, 5)
    compare(submission, reference, [-11.5, 11.5, -x, x])


@check(points=2.5)
def test_whole_range(submission, reference, rng):
    """Right and finite for abs(x) up to 10,000, also with small numbers in the same array.

    zh: 当 abs(x) 不超过 10000 时结果正确且有限，同一数组中混有小数值时也一样。
    """
    compare(submission, reference, [1e4, -1e4, 400.0, -400.0])
    compare(submission, reference, [rng.uniform(-size, size, (3, 5)) for size in (50, 1e3, 1e4)])
    compare(submission, reference, [np.array([-1e4, rng.normal(), 0.0, 1e4])])


@check(points=2)
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
    assert_pure(
        submission.sigmoid,
        (rng.normal(0, 3, 4),),
        (rng.normal(0, 3, (3, 2)),),
        ([[1.0, -2.0]],),
        like=reference.sigmoid,
    )


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.sigmoid, reference.sigmoid)
