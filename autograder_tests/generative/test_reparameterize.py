import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

SHAPES = ((1,), (4,), (3, 1), (2, 5), (2, 3, 4))
WHAT = "reparameterize(mu, log_var, eps)"


def draw(rng, shape, limit=3.0):
    return rng.normal(size=shape), rng.uniform(-limit, limit, shape), rng.normal(size=shape)


def assert_sample(submission, reference, case, **tolerance):
    assert_close(submission.reparameterize(*case), reference.reparameterize(*case), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's example: z = [1.5, -5].

    zh: 讲义中的例子：z = [1.5, -5]。
    """
    got = submission.reparameterize([1.0, -2.0], [0.0, 2.1972245773362196], [0.5, -1.0])
    assert_close(got, [1.5, -5.0], WHAT)


@check(points=2, public=True)
def test_batch(submission):
    """A batch of codes; without noise z is mu.

    zh: 一批编码；没有噪声时 z 就是 mu。
    """
    log_var = 2 * np.log(np.array([[2.0, 0.5, 4.0], [1.0, 10.0, 0.1]]))
    eps = np.array([[1.0, -2.0, 0.0], [0.5, 0.25, -1.0]])
    got = submission.reparameterize(np.array([[0.0, 1.0, 7.0], [-1.0, 2.0, 3.0]]), log_var, eps)
    assert_close(got, [[2.0, 0.0, 7.0], [-0.5, 4.5, 2.9]], WHAT)


@check(points=1)
def test_random_shapes(submission, reference, rng):
    """Codes of any shape.

    zh: 任意形状的编码。
    """
    for shape in SHAPES:
        assert_sample(submission, reference, draw(rng, shape))


@check(points=2)
def test_extreme_variances(submission, reference, rng):
    """Logarithms of variances of ±20: deviations of 0.00005 and of 22026.

    zh: 方差的对数为 ±20：标准差为 0.00005 与 22026。
    """
    for log_var in (12.0, -12.0, 20.0, -20.0, 19.5, 14.0):
        mu, eps = rng.normal(size=(2, 3))
        assert_sample(submission, reference, (mu, np.full(3, log_var), eps))
        assert_sample(submission, reference, (0 * mu, np.array([log_var, 0.0, -log_var]), 30 * eps))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Integers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 和 Fortran 存储顺序都能处理。
    """
    for shape in ((3,), (2, 3)):
        case = rng.integers(-3, 4, (3, *shape))
        case[1].flat[0] = 3
        assert_sample(submission, reference, tuple(case))
        assert_sample(submission, reference, tuple(case.tolist()))
    case = draw(rng, (3, 2))
    assert_sample(submission, reference, tuple(np.asfortranarray(values) for values in case))
    assert_sample(submission, reference, tuple(values.astype(np.float32) for values in case), **FLOAT32)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results: all chance comes in as eps.

    zh: 不修改任何参数，相同的调用得到相同的结果：随机性全部由 eps 传入。
    """
    cases = draw(rng, (3,)), draw(rng, (2, 2)), tuple(values.tolist() for values in draw(rng, (2,)))
    assert_pure(submission.reparameterize, *cases, like=reference.reparameterize)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.reparameterize, reference.reparameterize)
