import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "perceptron(x, w, b)"


def off_the_line(rng, shape, w, b):
    """Random points of which none is closer than 0.002 to the line in net input."""
    x = rng.uniform(-3, 3, (*shape, len(w)))
    near = np.abs(x @ w + b) < 0.002
    while near.any():
        x[near] = rng.uniform(-3, 3, (near.sum(), len(w)))
        near = np.abs(x @ w + b) < 0.002
    return x


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's points: one below the line, one on it.

    zh: 讲解中的两个点：一个在直线的一侧，一个恰好在直线上。
    """
    assert_equal(submission.perceptron([1.0, 1.0], [1.0, -2.0], 0.5), -1, WHAT)
    assert_equal(submission.perceptron([[1.0, 1.0], [0.5, 0.5]], [1.0, -2.0], 0.5), [-1, 1], WHAT)


@check(points=2, public=True)
def test_bias(submission):
    """The bias is added to the weighted sum.

    zh: 偏置加在加权和上。
    """
    assert_equal(submission.perceptron([[2.0, 3.0], [2.0, 5.0]], [1.0, -1.0], 2.0), [1, -1], WHAT)
    assert_equal(submission.perceptron([[2.0, 3.0], [2.0, -5.0]], [1.0, -1.0], -4.0), [-1, 1], WHAT)


@check(points=2.5)
def test_batches_of_any_shape(submission, reference, rng):
    """One point, a row of points, and batches with several leading axes.

    zh: 单个点、一排点，以及有多个批次维度的批次。
    """
    for shape, n in (((), 1), ((), 3), ((4,), 4), ((1,), 2), ((2, 3), 3), ((2, 1, 4), 5)):
        w, b = rng.uniform(-2, 2, n), rng.uniform(-2, 2)
        x = off_the_line(rng, shape, w, b)
        assert_equal(submission.perceptron(x, w, b), reference.perceptron(x, w, b), WHAT)


@check(points=3)
def test_on_the_line_and_close_to_it(submission, reference, rng):
    """A point on the line counts as 1; one just beside it counts by its side.

    zh: 恰好在直线上的点输出 1；紧靠直线的点按它所在的一侧判断。
    """
    for n in (1, 3):
        x, w = rng.integers(-4, 5, (5, n)), rng.integers(-16, 17, n) / 8
        b = -(x[2] @ w)
        assert_equal(submission.perceptron(x, w, b), reference.perceptron(x, w, b), WHAT)
    assert_equal(submission.perceptron([[0.0, 0.0]], [1.0, 1.0], 0.0), [1], WHAT)
    assert_equal(submission.perceptron([[1.0, 1.002], [1.002, 1.0]], [1.0, -1.0], 0.0), [-1, 1], WHAT)
    assert_equal(submission.perceptron([[30.0, 15.002], [30.002, 15.0]], [10.0, -20.0], 0), [-1, 1], WHAT)


@check(points=3)
def test_lists_whole_numbers_float32(submission, reference, rng):
    """Lists, whole numbers, float32 and Fortran order; no argument is changed.

    zh: 列表、整数、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x, w = rng.integers(-3, 4, (4, 3)), rng.integers(-2, 3, 3)
    want = reference.perceptron(x, w, 1)
    assert_equal(submission.perceptron(x, w, 1), want, WHAT)
    assert_equal(submission.perceptron(x.tolist(), w.tolist(), 1), want, WHAT)
    assert_equal(submission.perceptron(np.asfortranarray(x.astype(float)), w.astype(float), 1.0), want, WHAT)
    w, b = rng.uniform(-2, 2, 2).astype(np.float32), np.float32(rng.uniform(-1, 1))
    x = off_the_line(rng, (6,), w, b).astype(np.float32)
    assert_equal(submission.perceptron(x, w, b), reference.perceptron(x, w, b), WHAT)
    both = np.float32([[1, 0], [-1, 0]]), np.float32([1, 0.5]), np.float32(0.25)
    assert_equal(submission.perceptron(*both), [1, -1], WHAT)
    cases = (np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([0.75, -1.0]), 0.25), ([2, 1], [-1, 1], 0)
    assert_pure(submission.perceptron, *cases, like=reference.perceptron)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.perceptron, reference.perceptron)
