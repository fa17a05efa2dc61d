import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

SHAPES = ((1,), (4,), (3, 1), (2, 5), (2, 3, 4))
WHAT = "kl_divergence(mu, log_var)"


def assert_divergence(submission, reference, case, **tolerance):
    assert_close(submission.kl_divergence(*case), reference.kl_divergence(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: 0.653426.

    zh: 讲义中的例子：0.653426。
    """
    assert_close(submission.kl_divergence([1.0, 0.0], [0.0, 0.6931471805599453]), 0.65342640972, WHAT)


@check(points=2, public=True)
def test_standard_gaussian(submission):
    """It is 0 for the standard Gaussian alone; a batch has one number a row.

    zh: 只有标准高斯分布的散度为 0；一批数据每行一个数。
    """
    mu = np.array([[0.0, 0.0], [3.0, 4.0], [0.0, 0.0]])
    log_var = np.array([[0.0, 0.0], [0.0, 0.0], [-1.0, 1.0]])
    assert_close(submission.kl_divergence(mu, log_var), [0.0, 12.5, 0.54308063482], WHAT)


@check(points=2)
def test_random_shapes(submission, reference, rng):
    """Codes of any shape, summed over the last axis alone.

    zh: 任意形状的编码，只沿最后一个轴求和。
    """
    for shape in SHAPES:
        assert_divergence(submission, reference, (rng.normal(size=shape), rng.uniform(-3, 3, shape)))


@check(points=2)
def test_extreme_codes(submission, reference, rng):
    """Logarithms of variances of ±20, means of ±1000, and codes next to the standard Gaussian.

    zh: 方差的对数为 ±20、均值为 ±1000 的编码，以及与标准高斯分布相近的编码。
    """
    for size in (12.0, 20.0, 19.5, 0.01):
        for sign in (1, -1):
            assert_divergence(submission, reference, (rng.normal(size=2), np.array([sign * size, 0.0])))
    assert_divergence(submission, reference, (np.array([1000.0, -999.0]), np.zeros(2)))
    assert_divergence(submission, reference, (np.array([0.01, -0.02]), np.array([-0.01, 0.02])))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理。
    """
    for shape in ((3,), (2, 3)):
        case = rng.integers(-4, 5, (2, *shape))
        assert_divergence(submission, reference, tuple(case))
        assert_divergence(submission, reference, tuple(case.tolist()))
    case = rng.uniform(-1.5, 1.5, (2, 3, 2))
    assert_divergence(submission, reference, tuple(np.asfortranarray(values) for values in case))
    assert_divergence(submission, reference, tuple(values.astype(np.float32) for values in 2 * case), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    one, two = rng.normal(size=(2, 3)), rng.normal(size=(2, 2, 2))
    cases = tuple(one), tuple(two), tuple(one.tolist())
    assert_pure(submission.kl_divergence, *cases, like=reference.kl_divergence)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.kl_divergence, reference.kl_divergence)
