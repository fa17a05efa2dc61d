import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "reconstruction_error(x, z, A, c)"


def picture(rng, size, dimension):
    """A picture, a z and a generator."""
    shapes = (dimension,), (size, dimension), (size,)
    return rng.uniform(0, 1, size), *(rng.normal(size=shape) for shape in shapes)


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: the differences 0.5, 0 and -0.1.

    zh: 讲解中的例子：各像素之差为 0.5、0、-0.1。
    """
    A, c = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, -1.0]]), np.array([0.0, 0.0, np.log(3)])
    got = submission.reconstruction_error(np.array([0.25, 0.5, 1.0]), np.array([np.log(3), 0.0]), A, c)
    assert_close(got, 0.26, WHAT)


@check(points=1, public=True)
def test_more_pixels_more_error(submission):
    """The squares are added up: four pixels that are off by 0.5 give 1, eight give 2.

    zh: 平方相加：四个像素各差 0.5，误差为 1；八个像素则为 2。
    """
    for size in (4, 8):
        args = np.arange(size) % 2.0, np.zeros(1), np.ones((size, 1)), np.zeros(size)
        assert_close(submission.reconstruction_error(*args), size / 4, WHAT)


@check(points=1)
def test_random_generators(submission, reference, rng):
    """The error is right for any number of pixels and of numbers in z.

    zh: 像素数与 z 的维数任意，误差都正确。
    """
    for size, dimension in ((1, 1), (3, 3), (2, 5), (5, 2), (60, 3)):
        args = picture(rng, size, dimension)
        assert_close(submission.reconstruction_error(*args), reference.reconstruction_error(*args), WHAT)
    args = rng.uniform(0, 1, 3), np.array([1.0]), 900 * np.array([[1.0], [-1.0], [0.5]]), np.array([0.5, 1.0, -2.0])
    assert_close(submission.reconstruction_error(*args), reference.reconstruction_error(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists and float32 arrays are as good as float64 arrays.

    zh: 整数、列表和 float32 数组都能得到正确结果。
    """
    args = rng.integers(0, 2, 3), rng.integers(-2, 3, 2), rng.integers(-2, 3, (3, 2)), rng.integers(-2, 3, 3)
    expected = reference.reconstruction_error(*args)
    assert_close(submission.reconstruction_error(*args), expected, WHAT)
    assert_close(submission.reconstruction_error(*(values.tolist() for values in args)), expected, WHAT)
    args = [values.astype(np.float32) for values in picture(rng, 4, 2)]
    assert_close(submission.reconstruction_error(*args), reference.reconstruction_error(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], [1.0, -1.0], [[1.0, 2.0], [0.5, -1.0]], [0.5, 0.0]
    assert_pure(submission.reconstruction_error, picture(rng, 3, 2), two, like=reference.reconstruction_error)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.reconstruction_error, reference.reconstruction_error)
