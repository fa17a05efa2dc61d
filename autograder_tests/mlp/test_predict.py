from itertools import pairwise

import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "predict(X, weights, biases)"


def last_scores(X, weights, biases):
    for W, b in zip(weights, biases, strict=True):
        scores = X @ W.T + b
        X = 1 / (1 + np.exp(np.clip(-scores, -700, 700)))
    return scores


def network(rng, sizes, n, spread=1.5):
    """Samples and a network; the two largest scores of every sample are at least 0.02 apart."""
    while True:
        X = rng.normal(size=(n, sizes[0]))
        weights = [spread * rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
        weights[-1] *= 3
        biases = [rng.normal(size=size) for size in sizes[1:]]
        top = np.sort(last_scores(X, weights, biases), axis=1)
        if sizes[-1] == 1 or (top[:, -1] - top[:, -2]).min() > 0.02:
            return X, weights, biases


@check(points=2, public=True)
def test_largest_score_of_every_row(submission):
    """Without a hidden layer the class with the largest score of each row; the first class is 0.

    zh: 没有隐藏层时，答案是每行得分最大的类别；类别从 0 开始编号。
    """
    X = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -2.0], [0.5, 2.0]])
    weights, biases = [np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])], [np.zeros(3)]
    assert_equal(submission.predict(X, weights, biases), [0, 1, 2, 1], WHAT)


@check(points=1, public=True)
def test_worked_example(submission):
    """The worked example: the probabilities (1/9, 8/9) make the class 1; the mirrored sample makes 0.

    zh: 讲解中的例子：概率 (1/9, 8/9) 对应类别 1；另一个样本对应类别 0。
    """
    # the second sample: scores (-ln 3, 0), hidden (0.25, 0.5), last scores (0, ln 2 - 1)
    weights = [[[0.0, -np.log(3)], [1.0, 1.0]], [[0.0, 0.0], [4 * np.log(2), 0.0]]]
    got = submission.predict([[1.0, -1.0], [-1.0, 1.0]], weights, [[0.0, 0.0], [0.0, -1.0]])
    assert_equal(got, [1, 0], WHAT)


@check(points=2)
def test_random_networks(submission, reference, rng):
    """Networks of any depth, with one class or many, and any number of samples.

    zh: 任意层数的网络，一个或多个类别，任意个数的样本。
    """
    for sizes in ((2, 1), (3, 4), (2, 3, 2), (2, 5, 3), (3, 4, 2, 5)):
        for n in (1, 4, 7):
            args = network(rng, sizes, n)
            assert_equal(submission.predict(*args), reference.predict(*args), WHAT)


@check(points=1)
def test_close_and_large_scores(submission):
    """The largest score wins by 0.02, also where all scores are near 1000 or near -1000.

    zh: 最大的得分只领先 0.02 时也能选对，所有得分都在 1000 或 -1000 附近时也一样。
    """
    for base in (0.0, 40.0, -40.0, 900.0, -900.0):
        biases = [base + np.array([0.0, 0.1, 0.12, -0.3])]
        got = submission.predict([[0.0], [1.0], [-1.0]], [np.array([[0.0], [0.5], [0.0], [50.0]])], biases)
        assert_equal(got, [2, 3, 2], WHAT)


@check(points=1)
def test_is_pure(submission, reference, rng):
    """Whole numbers, lists, float32 and Fortran order work; no argument is changed; equal calls give equal results.

    zh: 整数、列表、float32 与按列存储的数组都能处理；不修改任何参数；相同的调用得到相同的结果。
    """
    one = network(rng, (2, 3, 3), 3)
    single = [one[0].astype(np.float32), *([np.asfortranarray(a, dtype=np.float32) for a in part] for part in one[1:])]
    lists = [[1, 0], [0, 1], [2, 1]], [[[3, 0], [0, 2]], [[2, -1], [0, 2], [3, 1]]], [[0, 1], [0, 0, 1]]
    arrays = np.array(lists[0]), [np.array(W) for W in lists[1]], [np.array(b) for b in lists[2]]
    assert_pure(submission.predict, one, tuple(single), lists, arrays, like=reference.predict)


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.predict, reference.predict)
