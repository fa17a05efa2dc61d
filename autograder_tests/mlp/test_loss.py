import math
from itertools import pairwise

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check

WHAT = "loss(X, labels, weights, biases)"


def case(rng, sizes, n, spread=1.0):
    """Samples, labels, weights and biases."""
    weights = [spread * rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    biases = [spread * rng.normal(size=size) for size in sizes[1:]]
    return rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n), weights, biases


def compare(submission, reference, args, **tolerance):
    assert_close(submission.loss(*args), reference.loss(*args), WHAT, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: ln 9 for the label 0, ln(9/8) for the label 1, and the mean of both.

    zh: 讲解中的例子：标签 0 的损失为 ln 9，标签 1 的损失为 ln(9/8)，以及两者的平均。
    """
    network = [[[0.0, -math.log(3)], [1.0, 1.0]], [[0.0, 0.0], [4 * math.log(2), 0.0]]], [[0.0, 0.0], [0.0, 0.0]]
    x = [1.0, -1.0]
    assert_close(submission.loss([x], [0], *network), 2.197224577336, "loss, label 0")
    assert_close(submission.loss([x], [1], *network), 0.117783035656, "loss, label 1")
    assert_close(submission.loss([x, x], [0, 1], *network), 1.157503806496, "loss, labels (0, 1)")


@check(points=2, public=True)
def test_undecided_network(submission):
    """A network of zeros takes all K classes for equally probable: the loss is ln K, whatever the labels.

    zh: 参数全为零的网络认为 K 个类别同样可能：无论标签如何，损失都是 ln K。
    """
    for K, labels in ((2, [0, 1, 1]), (5, [4, 0, 2])):
        got = submission.loss(np.ones((3, 2)), labels, [np.zeros((4, 2)), np.zeros((K, 4))], [np.zeros(4), np.zeros(K)])
        assert_close(got, math.log(K), WHAT)


@check(points=1, public=True)
def test_label_of_a_rounded_probability(submission):
    """The scores (1000, -1000) with the label 1 cost 2000, not infinity.

    zh: 得分为 (1000, -1000) 而标签为 1 时，损失为 2000，而不是无穷大。
    """
    got = submission.loss([[1.0]], [1], [np.array([[1000.0], [-1000.0]])], [np.zeros(2)])
    assert_close(got, 2000.0, WHAT)


@check(points=2.5)
def test_random_networks(submission, reference, rng):
    """The mean over the samples, for networks of any depth and any labels.

    zh: 对任意层数的网络与任意标签，都是对样本的平均。
    """
    for sizes in ((2, 1), (1, 2), (3, 4), (2, 4, 3), (4, 3, 2, 5), (1, 60, 2)):
        for n in (1, 5):
            compare(submission, reference, case(rng, sizes, n, 1.5))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000 of both signs; improbable labels cost what they should.

    zh: 得分在 ±1000 之间时结果正确且有限；概率极小的标签也有应有的损失。
    """
    for size in (12, 25, 40, 200, 900):
        X, labels = np.array([[1.0], [-1.0], [0.5]]), [0, 1, 2]
        weights = [size * np.array([[-1.0], [0.25], [1.0]])]
        compare(submission, reference, (X, labels, weights, [rng.normal(size=3)]))
        compare(submission, reference, (X, labels, [np.array([[2.0]]), *weights], [np.ones(1), rng.normal(size=3)]))
        compare(submission, reference, (X, labels, [np.zeros((3, 1))], [size + np.array([0.0, 1.0, 2.5])]))
    X, labels, weights, biases = case(rng, (3, 4, 4, 3), 5, 60.0)
    compare(submission, reference, (np.clip(X, -1, 1), labels, [np.clip(W, -150, 150) for W in weights], biases))


@check(points=1)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 与按列存储的数组都能处理。
    """
    X, labels = rng.integers(-2, 3, (4, 3)), rng.integers(0, 3, 4)
    weights, biases = (
        [rng.integers(-2, 3, (2, 3)), rng.integers(-2, 3, (3, 2))],
        [np.array([1, 0]), np.array([0, 1, 2])],
    )
    compare(submission, reference, (X, labels, weights, biases))
    lists = [W.tolist() for W in weights], [b.tolist() for b in biases]
    compare(submission, reference, (X.tolist(), labels.tolist(), *lists))
    X, labels, weights, biases = case(rng, (3, 4, 3), 5)
    compare(submission, reference, (np.asfortranarray(X), labels, [np.asfortranarray(W) for W in weights], biases))
    single = [W.astype(np.float32) for W in weights], [b.astype(np.float32) for b in biases]
    compare(submission, reference, (X.astype(np.float32), labels, *single), **FLOAT32)
    far = [np.array([[-25.0], [25.0]], np.float32)], [np.zeros(2, np.float32)]
    compare(submission, reference, (np.ones((2, 1), np.float32), [0, 1], *far), **FLOAT32)


@check(points=2)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """
    assert_pure(submission.loss, case(rng, (2, 2), 2), case(rng, (2, 3, 2), 2), like=reference.loss)


@check(points=1.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.loss, reference.loss)
