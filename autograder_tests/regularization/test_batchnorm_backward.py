import numpy as np

from grader import FLOAT32, as_array, assert_close, assert_pure, check, numerical_gradient, unpack

RESULTS = ("grad_x", "grad_gamma", "grad_beta")


def result(got, name):
    return unpack(got, RESULTS, "batchnorm_backward(…)")[RESULTS.index(name)]


def layer(rng, n, d, size=1.0):
    """A gradient, a batch with columns of their own means and deviations, and gamma."""
    x = size * (rng.normal(size=(n, d)) * rng.uniform(0.5, 3, d) + rng.uniform(-3, 3, d))
    if n > 1:
        x[:2] = size * (rng.uniform(-3, 3, d) + np.array([[1.0], [-1.0]]) * rng.uniform(0.5, 2, d))
    return rng.normal(size=(n, d)), x, rng.uniform(0.5, 3, d) * rng.choice([-1, 1], d)


def compare(submission, reference, args, names=RESULTS, **tolerance):
    got = submission.batchnorm_backward(*args)
    for name in names:
        want = reference.batchnorm_backward(*args)[RESULTS.index(name)]
        assert_close(result(got, name), want, name, **({"rtol": 1e-5} | tolerance))


@check(points=3, public=True)
def test_worked_example(submission):
    """The handout's column: all three gradients.

    zh: 讲解中的列：三个梯度。
    """
    got = submission.batchnorm_backward([[3.0], [0.0], [0.0]], [[1.0], [3.0], [5.0]], [2.0], 4 / 3)
    assert_close(result(got, "grad_beta"), [3], "grad_beta", rtol=1e-5)
    assert_close(result(got, "grad_gamma"), [-3], "grad_gamma", rtol=1e-5)
    assert_close(result(got, "grad_x"), [[1], [-1], [0]], "grad_x", rtol=1e-5)


@check(points=3, public=True)
def test_matches_numerical_differentiation(submission):
    """grad_x is the slope of a weighted sum of the normalised batch.

    zh: grad_x 等于归一化结果加权和的数值导数。
    """
    x = np.array([[1.0, -2.0], [0.5, 3.0], [-1.5, 0.25], [2.0, 1.0]])
    weights, gamma = np.array([[1.0, 2.0], [-0.5, 0.3], [0.7, -1.0], [0.2, 0.4]]), np.array([1.5, -0.5])

    def total(values):
        mean = values.sum(axis=0) / 4
        variance = ((values - mean) ** 2).sum(axis=0) / 4
        return (weights * gamma * (values - mean) / (variance + 0.1) ** 0.5).sum()

    got = as_array(result(submission.batchnorm_backward(weights, x, gamma, 0.1), "grad_x"), "grad_x", (4, 2))
    assert_close(got, numerical_gradient(total, x), "grad_x", rtol=1e-5, atol=1e-8)


@check(points=2.5)
def test_grad_x(submission, reference, rng):
    """grad_x for batches with any number of samples and features.

    zh: 样本数与特征数任意的批次的 grad_x。
    """
    for n, d in ((2, 1), (3, 2), (4, 4), (7, 3)):
        compare(submission, reference, layer(rng, n, d), ("grad_x",))


@check(points=2)
def test_grad_gamma_and_grad_beta(submission, reference, rng):
    """grad_gamma and grad_beta for batches with any number of samples and features.

    zh: 样本数与特征数任意的批次的 grad_gamma 与 grad_beta。
    """
    for n, d in ((2, 1), (3, 2), (4, 4), (7, 3)):
        compare(submission, reference, layer(rng, n, d), ("grad_gamma", "grad_beta"))


@check(points=2)
def test_eps_and_constant_columns(submission, reference, rng):
    """Small variances, where eps matters, constant features, and a batch of one sample.

    zh: eps 影响明显的小方差、恒定的特征，以及只有一个样本的批次。
    """
    for size, eps in ((1e-2, 1e-4), (0.1, 0.5), (1.0, 2.0)):
        compare(submission, reference, (*layer(rng, 4, 3, size), eps))
    compare(submission, reference, layer(rng, 4, 3, 4e-3))
    compare(submission, reference, layer(rng, 1, 3))
    grad, x, gamma = layer(rng, 5, 3)
    x[:, 1] = 2.5
    compare(submission, reference, (grad, x, gamma, 0.01))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order are right; no argument is changed.

    zh: 整数、列表、float32 和 Fortran 存储顺序都能得到正确结果；不修改传入的参数。
    """
    x = rng.permuted([[1, 4, -2, 7], [0, 5, 3, -6]], axis=1).T
    grad, gamma = rng.permuted([[1, -2, 3, 5], [2, 0, -3, 1]], axis=1).T, np.array([2, -1])
    for args in (
        (grad, x, gamma),
        (grad.tolist(), x.tolist(), gamma.tolist()),
        (np.asfortranarray(grad * 0.5), np.asfortranarray(x * 1.0), gamma),
    ):
        compare(submission, reference, args)
    small = tuple(np.float32(values) for values in ([[3, 0], [0, 1], [0, 0]], [[1, 9], [3, 2], [5, 4]], [2, -1])), 1.5
    compare(submission, reference, (*small[0], np.float32(small[1])), **FLOAT32)
    assert_pure(
        submission.batchnorm_backward,
        layer(rng, 3, 2),
        ([[1], [4]], [[2], [0]], [2], 0.1),
        like=reference.batchnorm_backward,
    )


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.batchnorm_backward, reference.batchnorm_backward, rtol=1e-5)
