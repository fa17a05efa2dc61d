import math
from itertools import pairwise

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

RESULTS = ("weights", "biases", "losses")


def case(rng, sizes, n, spread=1.0):
    """Samples, labels, weights and biases."""
    weights = [spread * rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    biases = [spread * rng.normal(size=size) for size in sizes[1:]]
    return rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n), weights, biases


def results(got):
    return unpack(got, RESULTS, "train(...)")


def compare(submission, reference, args, only=RESULTS, rtol=1e-5, **tolerance):
    got, want = results(submission.train(*args)), reference.train(*args)
    for name, one, other in zip(RESULTS, got, want, strict=True):
        if name not in only:
            continue
        if name == "losses":
            assert_close(one, other, name, rtol=rtol, **tolerance)
            continue
        for layer, (a, b) in enumerate(zip(unpack(one, range(len(other)), name), other, strict=True)):
            assert_close(a, b, f"{name}[{layer}]", rtol=rtol, **tolerance)


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example: two samples, one at a time; the losses are taken before the steps.

    zh: 讲解中的例子：两个样本逐个更新，损失在更新之前计算。
    """
    weights, biases = [np.zeros((2, 1))], [np.zeros(2)]
    _, _, losses = results(submission.train([[1.0], [1.0]], [0, 0], weights, biases, 2.0, 1, 1))
    assert_close(losses, [(math.log(2) + math.log1p(math.exp(-4))) / 2], "losses", rtol=1e-5)
    # the second step: 2 * (1 - sigmoid(4)) = 0.035972 more
    step = 2 / (1 + math.exp(4))
    new_weights, new_biases, _ = results(submission.train([[1.0], [1.0]], [0, 0], weights, biases, 2.0, 1, 1))
    assert_close(unpack(new_weights, range(1), "weights")[0], [[1 + step], [-1 - step]], "weights[0]", rtol=1e-5)
    assert_close(unpack(new_biases, range(1), "biases")[0], [1 + step, -1 - step], "biases[0]", rtol=1e-5)


@check(points=2, public=True)
def test_one_batch_of_all(submission):
    """With a batch of all samples, one epoch is one step against the gradient; batch_size may be larger than n.

    zh: 一个批次包含全部样本时，一轮就是沿负梯度方向的一步；batch_size 可以大于 n。
    """
    # zeros: delta is ∓1/2 a sample, divided by 2; W - 0.5 * ((-0.5, 2), (0.5, -2))
    for batch_size in (2, 5):
        got = submission.train([[2.0, 0.0], [0.0, 8.0]], [0, 1], [np.zeros((2, 2))], [np.zeros(2)], 0.5, 1, batch_size)
        weights, biases, losses = results(got)
        assert_close(unpack(weights, range(1), "weights")[0], [[0.25, -1], [-0.25, 1]], "weights[0]", rtol=1e-5)
        assert_close(unpack(biases, range(1), "biases")[0], [0, 0], "biases[0]", rtol=1e-5)
        assert_close(losses, [math.log(2)], "losses", rtol=1e-5)


@check(points=2)
def test_batches_in_order(submission, reference, rng):
    """Every batch makes one step, in order; a smaller last batch counts by its own mean.

    zh: 每个批次按顺序更新一步；较小的最后一个批次按它自己的平均计算。
    """
    for n, batch_size in ((4, 2), (5, 2), (7, 3), (3, 1), (1, 1), (3, 8)):
        args = case(rng, (2, 3), n)
        compare(submission, reference, (*args, 0.5, 1, batch_size), ("weights", "biases"))


@check(points=2)
def test_several_epochs_of_a_deep_network(submission, reference, rng):
    """Several epochs go on from where the last one ended, with networks of any depth.

    zh: 每一轮都接着上一轮继续，网络层数任意。
    """
    for sizes, n, epochs, batch_size in (((2, 3, 2), 5, 2, 2), ((3, 4, 2, 3), 7, 4, 3), ((1, 1, 2), 2, 3, 2)):
        args = case(rng, sizes, n)
        compare(submission, reference, (*args, 0.7, epochs, batch_size), ("weights", "biases"))


@check(points=3)
def test_losses(submission, reference, rng):
    """The losses of every epoch: the mean over all samples, each before the step of its own batch.

    zh: 每一轮的损失：对全部样本取平均，每个样本在自己所属批次更新之前计算。
    """
    for sizes, n, epochs, batch_size in (((2, 3), 4, 1, 2), ((2, 3), 5, 2, 2), ((3, 4, 2), 7, 3, 4), ((2, 2), 3, 4, 9)):
        args = case(rng, sizes, n)
        compare(submission, reference, (*args, 0.8, epochs, batch_size), ("losses",))


@check(points=2)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000.

    zh: 得分在 ±1000 之间时结果正确且有限。
    """
    for size in (40, 300, 900):
        X, labels = np.array([[1.0], [-1.0], [0.5]]), [0, 1, 2]
        weights, bias = [size * np.array([[-1.0], [0.25], [1.0]])], rng.normal(size=3)
        compare(submission, reference, (X, labels, weights, [bias], 0.1, 2, 2))
        deep = [np.array([[700.0], [-2.0]]), np.hstack([weights[0] / 3, weights[0] / 2])]
        compare(submission, reference, (X, labels, deep, [np.zeros(2), bias], 0.01, 1, 3))


@check(points=2)
def test_whole_numbers_lists_float32(submission, reference, rng):
    """Whole numbers, nested lists, float32 and Fortran order work.

    zh: 整数、嵌套列表、float32 与按列存储的数组都能处理。
    """
    X, labels = rng.integers(-2, 3, (5, 3)), rng.integers(0, 3, 5)
    weights, biases = (
        [rng.integers(-2, 3, (2, 3)), rng.integers(-2, 3, (3, 2))],
        [np.array([1, 0]), np.array([0, 1, 2])],
    )
    compare(submission, reference, (X, labels, weights, biases, 0.5, 2, 2))
    lists = [W.tolist() for W in weights], [b.tolist() for b in biases]
    compare(submission, reference, (X.tolist(), labels.tolist(), *lists, 1, 2, 2))
    X, labels, weights, biases = case(rng, (3, 4, 3), 5)
    fortran = [np.asfortranarray(W) for W in weights]
    compare(submission, reference, (np.asfortranarray(X), labels, fortran, biases, 0.5, 2, 2))
    single = [W.astype(np.float32) for W in weights], [b.astype(np.float32) for b in biases]
    compare(submission, reference, (X.astype(np.float32), labels, *single, 0.5, 2, 2), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """Samples and first parameters keep their values, and equal calls give equal results.

    zh: 不修改传入的样本与初始参数；相同的调用得到相同的结果。
    """

    def lists(*args):
        weights, biases, losses = reference.train(*args)
        return tuple(weights), tuple(biases), losses

    cases = (*case(rng, (2, 2), 3), 0.3, 2, 2), (*case(rng, (2, 3, 2), 2), 0.5, 1, 1)
    assert_pure(submission.train, *cases, like=lists)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.train, reference.train, rtol=1e-5, is_brief=True)
