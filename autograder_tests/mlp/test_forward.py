import math
from itertools import pairwise

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, unpack

LOG3 = math.log(3)
SIZES = ((1, 1, 1), (2, 3), (3, 1, 2), (2, 4, 3), (4, 3, 2, 5), (3, 5, 2, 4, 3), (1, 60, 2))


def network(rng, sizes, n, spread=1.0):
    """Samples, weights and biases; scores mostly within a few times `spread`."""
    weights = [spread * rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    return rng.normal(size=(n, sizes[0])), weights, [spread * rng.normal(size=size) for size in sizes[1:]]


def compare(submission, reference, args, **tolerance):
    want = reference.forward(*args)
    names = [f"forward(X, weights, biases)[{layer}]" for layer in range(len(want))]
    got = unpack(submission.forward(*args), names, "forward(X, weights, biases)")
    for one, other, name in zip(got, want, names, strict=True):
        assert_close(one, other, name, **tolerance)


@check(points=2, public=True)
def test_worked_example(submission):
    """The worked example: the hidden layer is (0.75, 0.5), the probabilities are (1/9, 8/9).

    zh: 讲解中的例子：隐藏层为 (0.75, 0.5)，概率为 (1/9, 8/9)。
    """
    weights = [[[0.0, -LOG3], [1.0, 1.0]], [[0.0, 0.0], [4 * math.log(2), 0.0]]]
    got = submission.forward([[1.0, -1.0]], weights, [[0.0, 0.0], [0.0, 0.0]])
    X, hidden, probabilities = unpack(got, ("X", "hidden", "probabilities"), "forward(...)")
    assert_close(hidden, [[0.75, 0.5]], "forward(...)[1]")
    assert_close(probabilities, [[1 / 9, 8 / 9]], "forward(...)[2]")
    assert_close(X, [[1.0, -1.0]], "forward(...)[0]")


@check(points=2, public=True)
def test_one_layer_and_three_samples(submission):
    """Without a hidden layer it is softmax alone, for every row of X by itself.

    zh: 没有隐藏层时只有 softmax，逐行（逐个样本）计算。
    """
    # scores (0, ln 3), (0, 0) and (ln 3, 0), each with the bias (0, ln 3): (0, 2 ln 3), (0, ln 3), (ln 3, ln 3)
    got = submission.forward([[0.0, 1.0], [0.0, 0.0], [1.0, 0.0]], [[[LOG3, 0.0], [0.0, LOG3]]], [[0.0, LOG3]])
    _X, probabilities = unpack(got, ("X", "probabilities"), "forward(...)")
    assert_close(probabilities, [[0.1, 0.9], [0.25, 0.75], [0.5, 0.5]], "forward(...)[1]")


@check(points=2, public=True)
def test_scores_of_a_thousand(submission):
    """Scores of 1000 and -1000 overflow nowhere.

    zh: 得分为 1000 与 -1000 时，各层都不溢出。
    """
    weights = [np.array([[1000.0], [-1000.0]]), np.array([[1000.0, 0.0], [0.0, 0.0], [-1000.0, 1000.0]])]
    got = submission.forward([[1.0], [-1.0]], weights, [np.zeros(2), np.zeros(3)])
    _X, hidden, probabilities = unpack(got, ("X", "hidden", "probabilities"), "forward(...)")
    assert_close(hidden, [[1, 0], [0, 1]], "forward(...)[1]")
    assert_close(probabilities, [[1, 0, 0], [0, 0, 1]], "forward(...)[2]")


@check(points=3)
def test_random_networks(submission, reference, rng):
    """Networks of any depth, wide and narrow, and any number of samples.

    zh: 任意层数、任意宽度的网络，任意个数的样本。
    """
    for sizes in SIZES:
        for n in (1, 4):
            compare(submission, reference, network(rng, sizes, n, 1.5))


@check(points=4)
def test_large_scores(submission, reference, rng):
    """Large scores in one row or layer do no harm to the others, and small outputs of hidden neurons are not cut off.

    zh: 某一行或某一层的得分很大时不影响其他行与层；隐藏神经元很小的输出不会被截断。
    """
    # hidden neurons with small outputs (scores from -6 to -24) count through large weights
    for score in (-6.0, -9.0, -13.0, -17.0, -20.5, -24.0):
        weights = [np.array([[score]]), np.array([[0.0], [950.0 * rng.uniform(0.9, 1)]])]
        compare(submission, reference, (np.array([[1.0], [0.5]]), weights, [np.zeros(1), np.zeros(2)]))
    # rows that differ in size by many orders
    for size in (40, 300, 800):
        X = np.array([[0.0], [1.0], [-1.0], [1e-3]])
        weights = [np.array([[size + 100.0], [size + 101.0], [1.0 + size]])]
        compare(submission, reference, (X, weights, [rng.normal(size=3)]))
        compare(submission, reference, (X, [np.array([[1.0]]), *weights], [np.array([0.5]), rng.normal(size=3)]))
    X, weights, biases = network(rng, (3, 4, 4, 3), 5, 60.0)
    compare(submission, reference, (np.clip(X, -1, 1), [np.clip(W, -150, 150) for W in weights], biases))


@check(points=1)
def test_whole_numbers_and_lists(submission, reference, rng):
    """Whole numbers and nested lists are as good as arrays of floats.

    zh: 整数与嵌套列表都能得到正确结果。
    """
    for sizes in ((2, 3), (3, 2, 4), (2, 2, 3, 2)):
        X = rng.integers(-2, 3, (4, sizes[0]))
        weights = [rng.integers(-2, 3, (after, before)) for before, after in pairwise(sizes)]
        biases = [rng.integers(-1, 2, size) for size in sizes[1:]]
        compare(submission, reference, (X, weights, biases))
        compare(submission, reference, (X.tolist(), [W.tolist() for W in weights], [b.tolist() for b in biases]))


@check(points=1)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order work.

    zh: float32 数组与按列存储的数组都能处理。
    """
    for sizes in ((3, 2), (2, 4, 3), (3, 2, 3, 2)):
        X, weights, biases = network(rng, sizes, 3)
        compare(submission, reference, (np.asfortranarray(X), [np.asfortranarray(W) for W in weights], biases))
        single = X.astype(np.float32), [W.astype(np.float32) for W in weights], [b.astype(np.float32) for b in biases]
        compare(submission, reference, single, **FLOAT32)
    weights = [np.array([[25.0], [-28.0], [4.0]], np.float32)]
    X = np.array([[1.0], [-1.0], [0.5]], np.float32)
    compare(submission, reference, (X, weights, [np.ones(3, np.float32)]), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """

    def layers(X, weights, biases):
        return tuple(reference.forward(X, weights, biases))

    cases = network(rng, (2, 2), 2), network(rng, (2, 3, 2), 2), network(rng, (2, 3, 2), 3)
    assert_pure(submission.forward, *cases, like=layers)


@check(points=2)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.forward, reference.forward)
