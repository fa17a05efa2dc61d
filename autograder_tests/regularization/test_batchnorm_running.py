import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("mean", "var")


def statistics(rng, n, d):
    """Old averages and a batch."""
    x = rng.uniform(-3, 3, d) + rng.uniform(0.5, 2, d) * rng.normal(size=(n, d))
    if n > 1:
        x[0] = x[1] + 2
    return rng.uniform(-3, 3, d), rng.uniform(0.2, 4, d), x


def compare(submission, args, want, **tolerance):
    got = unpack(submission.batchnorm_running(*args), RESULTS, "batchnorm_running(…)")
    for one, other, name in zip(got, want, RESULTS, strict=True):
        assert_close(one, other, name, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's column with momentum 0.9 and 0.5.

    zh: 讲解中的列，momentum 为 0.9 和 0.5。
    """
    for momentum, mean in ((0.9, 0.2), (0.5, 1.0)):
        compare(submission, ([0.0], [1.0], [[1.0], [3.0]], momentum), ([mean], [1]))


@check(points=2, public=True)
def test_two_features(submission):
    """Two features, each with its own averages.

    zh: 两个特征，各有自己的滑动平均。
    """
    # means 2 and 10, variances 2/3 and 0
    args = ([4.0, 0.0], [6.0, 8.0], [[1.0, 10.0], [2.0, 10.0], [3.0, 10.0]], 0.75)
    compare(submission, args, ([3.5, 2.5], [14 / 3, 6]))


@check(points=2)
def test_random_batches(submission, reference, rng):
    """Batches of any size and any momentum, 0 and 1 included.

    zh: 任意大小的批次和任意 momentum，包括 0 和 1。
    """
    for n, d, momentum in ((1, 2, 0.3), (2, 1, 0.99), (3, 3, 0.6), (6, 4, 0.1), (3, 2, 0), (3, 2, 1)):
        args = (*statistics(rng, n, d), momentum)
        compare(submission, args, reference.batchnorm_running(*args))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    mean, var, x = np.array([1, -2]), np.array([3, 1]), rng.permuted([[1, 4, -2], [0, 5, 3]], axis=1).T
    want = reference.batchnorm_running(mean, var, x, 0.3)
    compare(submission, (mean, var, x, 0.3), want)
    compare(submission, (mean.tolist(), var.tolist(), x.tolist(), 0.3), want)
    compare(submission, (mean * 1.0, var * 1.0, np.asfortranarray(x * 1.0), 0.3), want)
    small = tuple(values.astype(np.float32) for values in (mean, var, x))
    compare(submission, (*small, np.float32(0.3)), want, **FLOAT32)
    cases = (*statistics(rng, 3, 2), 0.9), ([1], [2], [[3], [5]], 0.5)
    assert_pure(submission.batchnorm_running, *cases, like=reference.batchnorm_running)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.batchnorm_running, reference.batchnorm_running)
