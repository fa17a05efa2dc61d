import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check


def compare(submission, reference, inputs, **tolerances):
    for x in inputs:
        assert_close(submission.tanh(x), reference.tanh(x), "tanh(x)", **tolerances)


@check(points=3, public=True)
def test_values_of_the_formula(submission):
    """Tanh gives 0 at 0, 3/5 at ln 2 and -4/5 at -ln 3.

    zh: tanh 在 0、ln 2、-ln 3 处的值分别是 0、3/5、-4/5。
    """
    # e^(-2 ln 2) = 1/4: (1 - 1/4) / (1 + 1/4) = 3/5; e^(2 ln 3) = 9: (1 - 9) / (1 + 9) = -4/5
    assert_close(submission.tanh(np.log(2.0)), 0.6, "tanh(ln 2)")
    assert_close(submission.tanh(np.array([0.0, np.log(2.0), -np.log(3.0)])), [0.0, 0.6, -0.8], "tanh(x)")


@check(points=2, public=True)
def test_odd_and_bounded(submission):
    """tanh(-x) = -tanh(x), and at -1000 and 1000 the result is -1 and 1, not nan.

    zh: tanh(-x) = -tanh(x)；在 -1000 与 1000 处结果是 -1 和 1，而不是 nan。
    """
    x = np.array([0.1, 0.9, 2.2])
    right = as_array(submission.tanh(x), "tanh(x)", (3,))
    assert_close(submission.tanh(-x), -right, "tanh(-x)")
    assert_close(submission.tanh(np.array([-1000.0, 1000.0])), [-1.0, 1.0], "tanh(x)")


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


@check(points=3)
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
    assert_pure(
        submission.tanh, (rng.normal(0, 2, 4),), (rng.normal(0, 2, (3, 2)),), ([[1.0, -2.0]],), like=reference.tanh
    )


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.tanh, reference.tanh)
