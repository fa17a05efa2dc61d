import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient

WHAT = "reconstruction_gradient(x, z, A, c)"


def picture(rng, size, dimension):
    """A picture, a z and a generator."""
    shapes = (dimension,), (size, dimension), (size,)
    return rng.uniform(0, 1, size), *(rng.normal(size=shape) for shape in shapes)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: 2 (G - x) G (1 - G) is (0.1875, 0, -0.018).

    zh: 讲解中的例子：2 (G - x) G (1 - G) 为 (0.1875, 0, -0.018)。
    """
    A, c = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, -1.0]]), np.array([0.0, 0.0, np.log(3)])
    got = submission.reconstruction_gradient(np.array([0.25, 0.5, 1.0]), np.array([np.log(3), 0.0]), A, c)
    assert_close(got, [0.1695, 0.018], WHAT)


@check(points=2, public=True)
def test_slope_of_the_error(submission):
    """The gradient agrees with difference quotients of the squared error.

    zh: 梯度与平方误差的差商一致。
    """
    x, z, c = np.array([0.9, 0.1, 0.4]), np.array([0.5, -0.75]), np.array([0.2, -0.4, 0.1])
    A = np.array([[1.0, -0.5], [0.25, 2.0], [-1.5, 0.75]])
    expected = numerical_gradient(lambda moved: np.sum((1 / (1 + np.exp(-A @ moved - c)) - x) ** 2), z)
    assert_close(submission.reconstruction_gradient(x, z, A, c), expected, WHAT, rtol=1e-5, atol=1e-8)


@check(points=3)
def test_random_generators(submission, reference, rng):
    """The gradient is right for any number of pixels and of numbers in z.

    zh: 像素数与 z 的维数任意，梯度都正确。
    """
    for size, dimension in ((1, 1), (3, 3), (2, 5), (5, 2), (60, 3)):
        args = picture(rng, size, dimension)
        assert_close(submission.reconstruction_gradient(*args), reference.reconstruction_gradient(*args), WHAT)


@check(points=1)
def test_large_scores(submission, reference, rng):
    """The gradient is right and finite for A z + c up to 1000 in size, where the sigmoid is flat.

    zh: A z + c 的绝对值直到 1000（sigmoid 几乎是平的）时，梯度都正确且有限。
    """
    for scale in (5, 40, 900):
        A = np.array([[scale, 1.0], [-scale, 0.5], [0.5, -1.0]])
        args = rng.uniform(0, 1, 3), np.array([1.0, 0.25]), A, rng.uniform(-1, 1, 3)
        assert_close(submission.reconstruction_gradient(*args), reference.reconstruction_gradient(*args), WHAT)


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 arrays and Fortran order are as good as float64 arrays.

    zh: 整数、列表、float32 数组和 Fortran 存储顺序都能得到正确结果。
    """
    args = rng.integers(0, 2, 3), rng.integers(-2, 3, 2), rng.integers(-2, 3, (3, 2)), rng.integers(-2, 3, 3)
    expected = reference.reconstruction_gradient(*args)
    assert_close(submission.reconstruction_gradient(*args), expected, WHAT)
    assert_close(submission.reconstruction_gradient(*(values.tolist() for values in args)), expected, WHAT)
    args = [np.asfortranarray(values, dtype=np.float32) for values in picture(rng, 4, 2)]
    assert_close(submission.reconstruction_gradient(*args), reference.reconstruction_gradient(*args), WHAT, **FLOAT32)


@check(points=1)
def test_pure(submission, reference, rng):
    """The arguments keep their values, and equal calls give equal results.

    zh: 不修改传入的参数；相同的调用得到相同的结果。
    """
    two = [1.0, 0.0], [1.0, -1.0], [[1.0, 2.0], [0.5, -1.0]], [0.5, 0.0]
    assert_pure(submission.reconstruction_gradient, picture(rng, 3, 2), two, like=reference.reconstruction_gradient)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.reconstruction_gradient, reference.reconstruction_gradient)
