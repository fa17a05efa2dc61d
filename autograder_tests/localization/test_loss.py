import math

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

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


WHAT = "loss(features, label, box, params, lam)"


def compare(submission, reference, args, **tolerance):
    assert_close(submission.loss(*args), reference.loss(*args), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: ln 4 + 2 (0 + 0.125 + 1.5 + 0).

    zh: 讲解中的例子：ln 4 + 2 (0 + 0.125 + 1.5 + 0)。
    """
    assert_close(submission.loss([1.0, 2.0], 0, [1.0, 1.5, 2.0, 3.0], EXAMPLE, 2.0), math.log(4) + 3.25, WHAT)


@check(points=2, public=True)
def test_each_term(submission):
    """With lam = 0 only the class counts; with a certain class only the place.

    zh: lam = 0 时只有类别起作用；类别完全确定时只有位置起作用。
    """
    box = [1.0, 1.5, 2.0, 3.0]
    assert_close(submission.loss([1.0, 2.0], 1, box, EXAMPLE, 0.0), math.log(4 / 3), "loss(..., lam=0)")
    certain = EXAMPLE | {"b_c": [800.0, 0.0]}
    assert_close(submission.loss([1.0, 2.0], 0, box, certain, 0.5), 0.8125, "loss(..., lam=0.5)")


@check(points=1.5)
def test_random_heads(submission, reference, rng):
    """Any number of features and classes, small and large errors of the box.

    zh: 任意个数的特征与类别，边界框的误差有大有小。
    """
    for F, M in ((1, 1), (1, 3), (3, 1), (4, 4), (5, 3), (60, 7)):
        for _ in range(3):
            compare(submission, reference, with_truth(rng, F, M))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000; improbable labels cost what they should.

    zh: 得分在 ±1000 之间时结果正确且有限；概率极小的标签也有应有的损失。
    """
    for size in (12.0, 25.0, 40.0, 300.0, 900.0):
        params = {"W_b": size * np.ones((4, 1)), "b_b": rng.normal(size=4), "b_c": rng.normal(size=3)}
        params["W_c"] = size * np.array([[1.0], [-1.0], [0.25]])
        for label in range(3):
            compare(submission, reference, ([1.0], label, [-700.0, 0.0, 3.0, 800.0], params, 0.5))
        params["W_c"] = size * np.array([[1.0], [1.0], [1.0]])
        compare(submission, reference, ([1.0], 1, [0.0, 0.0, 3.0, 8.0], params, 0.0))
        compare(submission, reference, ([-1.0], 1, [0.0, 0.0, 3.0, 8.0], params, 0.0))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work, also inside params.

    zh: 整数、列表、float32 与按列存储的数组都能处理，`params` 里面也一样。
    """
    args = with_truth(rng, 3, 2, whole=True)
    compare(submission, reference, args)
    compare(submission, reference, lists(*args))
    compare(submission, reference, single(*with_truth(rng, 4, 3)), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    cases = with_truth(rng, 2, 2), with_truth(rng, 3, 2), with_truth(rng, 3, 2)
    assert_pure(submission.loss, *cases, like=reference.loss)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
