import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "batchnorm_test(x, gamma, beta, mean, var)"


def layer(rng, n, d):
    """A batch, gamma, beta, mean and var."""
    x, (beta, mean) = rng.uniform(-5, 5, (n, d)), rng.uniform(-3, 3, (2, d))
    return x, rng.uniform(0.5, 3, d) * rng.choice([-1, 1], d), beta, mean, rng.uniform(0.2, 6, d)


@check(points=2, public=True)
def test_worked_example(submission):
    """The handout's sample gives 7.

    zh: 讲解中的样本得到 7。
    """
    assert_close(submission.batchnorm_test([[3.0]], [2.0], [5.0], [1.0], [3.75], 0.25), [[7]], WHAT)


@check(points=2, public=True)
def test_alone_and_in_company(submission):
    """A sample gives the same result in any batch.

    zh: 同一个样本无论在哪个批次中，结果都相同。
    """
    x, rest = [[1.0, 4.0], [3.0, -2.0]], ([3.0, -1.0], [0.5, 1.0], [1.0, 2.0], [3.99, 0.24], 0.01)
    assert_close(submission.batchnorm_test(x, *rest), [[0.5, -3], [3.5, 9]], WHAT)
    assert_close(submission.batchnorm_test(x[:1], *rest), [[0.5, -3]], WHAT)
    assert_close(submission.batchnorm_test(x[1:], *rest), [[3.5, 9]], WHAT)


@check(points=2)
def test_random_batches(submission, reference, rng):
    """Batches of any size, any eps, and variances that are tiny or 0.

    zh: 任意大小的批次、任意 eps，以及很小或为 0 的方差。
    """
    for n, d, eps in ((1, 1, 1e-3), (2, 3, 0.5), (4, 4, 1e-6), (5, 2, 1.5)):
        args = (*layer(rng, n, d), eps)
        assert_close(submission.batchnorm_test(*args), reference.batchnorm_test(*args), WHAT)
    x, gamma, beta, mean, _ = layer(rng, 3, 3)
    args = (x, gamma, beta, mean, [0.0, 1e-5, 1e-4])
    assert_close(submission.batchnorm_test(*args), reference.batchnorm_test(*args), WHAT)
    assert_close(submission.batchnorm_test(*args, eps=0.1), reference.batchnorm_test(*args, 0.1), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    args = (rng.integers(-5, 6, (3, 2)), np.array([2, -1]), np.array([1, 0]), np.array([-1, 3]), np.array([2, 5]))
    want = reference.batchnorm_test(*args)
    assert_close(submission.batchnorm_test(*args), want, WHAT)
    assert_close(submission.batchnorm_test(*(values.tolist() for values in args)), want, WHAT)
    assert_close(submission.batchnorm_test(*(np.asfortranarray(values * 1.0) for values in args)), want, WHAT)
    small = (values.astype(np.float32) for values in args)
    assert_close(submission.batchnorm_test(*small), want, WHAT, **FLOAT32)
    cases = layer(rng, 3, 2), ([[1], [4]], [2], [3], [1], [2], 0.1)
    assert_pure(submission.batchnorm_test, *cases, like=reference.batchnorm_test)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.batchnorm_test, reference.batchnorm_test)
