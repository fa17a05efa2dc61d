import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "generator(z, A, c)"


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: the pixels 0.75, 0.5 and 0.9.

    zh: 讲解中的例子：像素为 0.75、0.5、0.9。
    """
    args = np.array([np.log(3), 0.0]), np.array([[1.0, 0.0], [0.0, 2.0], [1.0, -1.0]]), np.array([0.0, 0.0, np.log(3)])
    assert_close(submission.generator(*args), [0.75, 0.5, 0.9], WHAT)


@check(points=1, public=True)
def test_constant_alone(submission):
    """For z = 0 the picture is sigmoid(c).

    zh: z = 0 时，图像为 sigmoid(c)。
    """
    args = np.zeros(2), np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([-np.log(3), np.log(9)])
    assert_close(submission.generator(*args), [0.25, 0.9], WHAT)


@check(points=1)
def test_random_generators(submission, reference, rng):
    """The picture is right for any number of pixels and of numbers in z.

    zh: 像素数与 z 的维数任意，图像都正确。
    """
    for size, dimension in ((1, 1), (3, 3), (2, 5), (5, 2), (60, 3)):
        args = rng.normal(size=dimension), rng.normal(size=(size, dimension)), rng.normal(size=size)
        assert_close(submission.generator(*args), reference.generator(*args), WHAT)


@check(points=1)
def test_large_scores(submission, reference, rng):
    """The picture is right and finite for A z + c up to 1000 in size.

    zh: A z + c 的绝对值直到 1000 时，图像都正确且有限。
    """
    for scale in (5, 40, 900):
        args = np.array([1.0]), scale * np.array([[1.0], [-1.0], [0.5], *rng.uniform(-1, 1, (2, 1))]), np.full(5, 0.25)
        assert_close(submission.generator(*args), reference.generator(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    z, A, c = rng.integers(-2, 3, 2), rng.integers(-2, 3, (3, 2)), rng.integers(-2, 3, 3)
    expected = reference.generator(z, A, c)
    assert_close(submission.generator(z, A, c), expected, WHAT)
    assert_close(submission.generator(z.tolist(), A.tolist(), c.tolist()), expected, WHAT)
    shapes = (2,), (4, 2), (4,)
    args = [rng.normal(size=shape).astype(np.float32) for shape in shapes]
    assert_close(submission.generator(*args), reference.generator(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    one = rng.normal(size=2), rng.normal(size=(3, 2)), rng.normal(size=3)
    two = [1.0, -1.0], [[1.0, 2.0], [0.5, -1.0]], [0.5, 0.0]
    assert_pure(submission.generator, one, two, like=reference.generator)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.generator, reference.generator)
