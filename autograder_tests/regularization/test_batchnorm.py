import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check

WHAT = "batchnorm(x, gamma, beta)"


def layer(rng, n, d, size=1.0):
    """A batch with columns of their own means and deviations, gamma and beta."""
    x = size * (rng.normal(size=(n, d)) * rng.uniform(0.5, 3, d) + rng.uniform(-3, 3, d))
    if n > 1:
        x[:2] = size * (rng.uniform(-3, 3, d) + np.array([[1.0], [-1.0]]) * rng.uniform(0.5, 2, d))
    return x, rng.uniform(0.5, 3, d) * rng.choice([-1, 1], d), rng.uniform(-3, 3, d)


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's column (1, 3).

    zh: 讲解中的列 (1, 3)。
    """
    got = submission.batchnorm([[1.0], [3.0]], [2.0], [5.0], 0.21)
    assert_close(got, [[3.181818181818], [6.818181818182]], WHAT)


@check(points=2, public=True)
def test_mean_and_deviation_of_the_columns(submission):
    """Afterwards every column has the mean beta and the deviation gamma.

    zh: 归一化之后，每一列的均值为 beta，标准差为 gamma。
    """
    x = np.array([[1.0, 200.0], [3.0, -100.0], [8.0, 50.0], [-4.0, 0.0]])
    got = as_array(submission.batchnorm(x, [2.0, 0.5], [-1.0, 3.0], 1e-6), WHAT, (4, 2))
    assert_close(got.mean(axis=0), [-1, 3], "batchnorm(x, gamma, beta).mean(axis=0)")
    assert_close(got.std(axis=0), [2, 0.5], "batchnorm(x, gamma, beta).std(axis=0)")
    assert_close(got[:, 0] > got[:, 0].mean(), x[:, 0] > x[:, 0].mean(), "batchnorm(x, gamma, beta) > beta")


@check(points=1.5)
def test_random_batches(submission, reference, rng):
    """Batches with any number of samples and features, square ones too.

    zh: 样本数与特征数任意的批次，包括方阵。
    """
    for n, d in ((2, 1), (3, 2), (4, 4), (7, 3), (2, 5)):
        args = layer(rng, n, d)
        assert_close(submission.batchnorm(*args), reference.batchnorm(*args), WHAT)
    x, gamma, beta = layer(rng, 5, 3)
    x = rng.permuted(np.tile(np.arange(-2.0, 3.0)[:, None], (1, 3)), axis=0) + np.array([120, -90, 0])  # deviation 1.4
    assert_close(submission.batchnorm(x, gamma, beta), reference.batchnorm(x, gamma, beta), WHAT)


@check(points=2)
def test_eps(submission, reference, rng):
    """The constant eps is added to the variance: it matters where the variance is small.

    zh: eps 加在方差上：方差很小时影响明显。
    """
    for size, eps in ((1e-3, 1e-5), (1e-3, 1e-6), (0.1, 0.5), (1.0, 2.0)):
        args = (*layer(rng, 4, 3, size), eps)
        assert_close(submission.batchnorm(*args), reference.batchnorm(*args), "batchnorm(x, gamma, beta, eps)")
    x, gamma, beta = layer(rng, 4, 3, 3e-3)
    assert_close(submission.batchnorm(x, gamma, beta), reference.batchnorm(x, gamma, beta), WHAT)
    assert_close(submission.batchnorm(x, gamma, beta, eps=0.01), reference.batchnorm(x, gamma, beta, 0.01), WHAT)


@check(points=2)
def test_one_sample_and_constant_columns(submission, reference, rng):
    """A batch of one sample and a feature that is the same for all samples give beta.

    zh: 批次只有一个样本，或某个特征对所有样本都相同时，结果为 beta。
    """
    x, gamma, beta = layer(rng, 1, 4)
    assert_close(submission.batchnorm(x, gamma, beta), beta[None], WHAT)
    x, gamma, beta = layer(rng, 5, 3)
    x[:, 1] = 2.5
    assert_close(submission.batchnorm(x, gamma, beta), reference.batchnorm(x, gamma, beta), WHAT)


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x, gamma, beta = rng.permuted([[1, 4, -2, 7], [0, 5, 3, -6], [2, 2, 9, 1]], axis=1).T, [2, -1, 3], [1, 0, -2]
    want = reference.batchnorm(x, gamma, beta)
    for one in (x, x.tolist(), np.asfortranarray(x.astype(float))):
        assert_close(submission.batchnorm(one, gamma, beta), want, WHAT)
    assert_close(submission.batchnorm(x, np.array(gamma), np.array(beta)), want, WHAT)
    small = (x.astype(np.float32), np.float32(gamma), np.float32(beta))
    assert_close(submission.batchnorm(*small), want, WHAT, **FLOAT32)
    cases = layer(rng, 3, 2), ([[1], [4]], [2], [3], 0.1)
    assert_pure(submission.batchnorm, *cases, like=reference.batchnorm)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.batchnorm, reference.batchnorm)
