import math

import numpy as np

from grader import FLOAT32, assert_close, assert_keys, assert_pure, check, numerical_gradient, unpack

EXAMPLE = {
    "b_b": [0.0, 0.0, 0.0, -1.0],
    "W_c": [[0.0, 0.0], [math.log(3), 0.0]],
    "b_c": [0.0, 0.0],
    "W_b": [[1.0, 0.0], [0.0, 1.0], [2.0, 1.0], [0.0, 2.0]],
}


def case(rng, F, M, whole=False):
    """Features and params, the keys in no particular order."""

    def draw(*shape):
        return rng.integers(-2, 3, shape) if whole else rng.normal(size=shape)

    return draw(F), {"W_b": draw(4, F), "b_c": draw(M), "b_b": draw(4), "W_c": draw(M, F)}


def with_truth(rng, F, M, whole=False):
    """The same with a label, a true box near the predicted one (errors below and above 1), and lam."""
    features, params = case(rng, F, M, whole)
    corner = rng.integers(-3, 2, 2) if whole else rng.uniform(-3, 2, 2)
    box = np.concatenate([corner, corner + (rng.integers(1, 4, 2) if whole else rng.uniform(0.5, 3, 2))])
    return features, int(rng.integers(M)), box, params, int(rng.integers(2, 4)) if whole else rng.uniform(0.3, 2)


def lists(features, label, box, params, lam):
    return features.tolist(), label, box.tolist(), {key: value.tolist() for key, value in params.items()}, lam


def single(features, label, box, params, lam):
    params = {key: np.asfortranarray(value, dtype=np.float32) for key, value in params.items()}
    return features.astype(np.float32), label, box.astype(np.float32), params, lam


KEYS = ("W_c", "b_c", "W_b", "b_b")


def both(submission, args):
    grad_params, grad_features = unpack(submission.gradients(*args), ("grad_params", "grad_features"), "gradients(...)")
    return assert_keys(grad_params, KEYS, "grad_params"), grad_features


def compare(submission, reference, args, **tolerance):
    (got, of_features), (want, want_features) = both(submission, args), reference.gradients(*args)
    for key in ("b_c", "b_b", "W_c", "W_b"):
        assert_close(got[key], want[key], f'grad_params["{key}"]', **tolerance)
    assert_close(of_features, want_features, "grad_features", **tolerance)


def own_loss(features, label, box, params, lam):
    """The loss of the definition, with this file's own arithmetic."""
    e = np.exp(params["W_c"] @ features + params["b_c"])
    total = -np.log(e[label] / e.sum())
    for error in np.abs(params["W_b"] @ features + params["b_b"] - np.asarray(box)):
        total = total + lam * (error**2 / 2 if error < 1 else error - 0.5)
    return total


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: one small and one large error of the box.

    zh: 讲解中的例子：边界框有一个小误差和一个大误差。
    """
    got, of_features = both(submission, ([1.0, 2.0], 0, [1.0, 1.5, 2.0, 3.0], EXAMPLE, 2.0))
    assert_close(got["b_c"], [-0.75, 0.75], 'grad_params["b_c"]')
    assert_close(got["b_b"], [0, 1, 2, 0], 'grad_params["b_b"]')
    assert_close(got["W_c"], [[-0.75, -1.5], [0.75, 1.5]], 'grad_params["W_c"]')
    assert_close(got["W_b"], [[0, 0], [1, 2], [2, 4], [0, 0]], 'grad_params["W_b"]')
    assert_close(of_features, [4 + 0.75 * math.log(3), 3], "grad_features")


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """Every gradient fits small changes of the loss.

    zh: 每个梯度都与损失的微小变化相符。
    """
    features, label, _box, params, lam = with_truth(np.random.default_rng(21), 3, 4)
    box = params["W_b"] @ features + params["b_b"] + np.array([0.4, -2.5, 3.0, -0.6])
    box[2:] = np.maximum(box[2:], box[:2] + 0.5)
    got, of_features = both(submission, (features, label, box, params, lam))
    for key in KEYS:
        want = numerical_gradient(
            lambda value, key=key: own_loss(features, label, box, params | {key: value}, lam), params[key]
        )
        assert_close(got[key], want, f'grad_params["{key}"]', rtol=1e-5, atol=1e-8)
    want = numerical_gradient(lambda value: own_loss(value, label, box, params, lam), features)
    assert_close(of_features, want, "grad_features", rtol=1e-5, atol=1e-8)


@check(points=3)
def test_random_heads(submission, reference, rng):
    """Any number of features and classes, small and large errors of the box.

    zh: 任意个数的特征与类别，边界框的误差有大有小。
    """
    for F, M in ((1, 1), (1, 3), (3, 1), (4, 4), (5, 3), (60, 7)):
        for _ in range(3):
            compare(submission, reference, with_truth(rng, F, M))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000; with lam = 0 the place does not count.

    zh: 得分在 ±1000 之间时结果正确且有限；lam = 0 时位置不起作用。
    """
    for size in (40.0, 300.0, 900.0):
        params = {"W_b": size * np.ones((4, 1)), "b_b": rng.normal(size=4), "b_c": rng.normal(size=3)}
        params["W_c"] = size * np.array([[1.0], [-1.0], [0.25]])
        for label, lam in ((0, 0.5), (1, 0.0), (2, 3.0)):
            compare(submission, reference, ([1.0], label, [-700.0, 0.0, 3.0, 800.0], params, lam))
        params["W_c"] = size * np.array([[1.0], [1.0], [1.0]])
        compare(submission, reference, ([1.0], 1, [0.0, 0.0, 3.0, 8.0], params, 1.0))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work, also inside params.

    zh: 整数、列表、float32 与按列存储的数组都能处理，`params` 里面也一样。
    """
    args = with_truth(rng, 3, 2, whole=True)
    compare(submission, reference, args)
    compare(submission, reference, lists(*args))
    compare(submission, reference, single(*with_truth(rng, 4, 3)), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = with_truth(rng, 2, 2), with_truth(rng, 3, 2), with_truth(rng, 3, 2)
    assert_pure(submission.gradients, *cases, like=reference.gradients)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
