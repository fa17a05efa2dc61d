import math
from itertools import pairwise

import numpy as np

from grader import FLOAT32, assert_close, assert_pure, check, numerical_gradient, unpack


def case(rng, sizes, n, spread=1.0):
    """Samples, labels, weights and biases."""
    weights = [spread * rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    biases = [spread * rng.normal(size=size) for size in sizes[1:]]
    return rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n), weights, biases


def both(got, count):
    """The two lists, each with an array a layer."""
    lists = unpack(got, ("grad_weights", "grad_biases"), "gradients(...)")
    names = "grad_weights", "grad_biases"
    return [unpack(part, range(count), f"{name}") for part, name in zip(lists, names, strict=True)]


def compare(submission, reference, args, **tolerance):
    got = both(submission.gradients(*args), len(args[2]))
    for name, ours, theirs in zip(("grad_weights", "grad_biases"), reference.gradients(*args), got, strict=True):
        for layer, (want, one) in enumerate(zip(ours, theirs, strict=True)):
            assert_close(one, want, f"{name}[{layer}]", **tolerance)


def own_loss(X, labels, weights, biases):
    """The loss of the definition, with this file's own arithmetic."""
    a = np.asarray(X)
    for k in range(len(weights) - 1):
        a = 1 / (1 + np.exp(-(a @ weights[k].T + biases[k])))
    e = np.exp(a @ weights[-1].T + biases[-1])
    return -np.mean(np.log(e[np.arange(len(e)), labels] / e.sum(axis=1)))


@check(points=3, public=True)
def test_worked_example(submission):
    """The worked example, one sample with the label 0.

    zh: 讲解中的例子：一个样本，标签为 0。
    """
    log2 = math.log(2)
    weights = [np.array([[0.0, -math.log(3)], [1.0, 1.0]]), np.array([[0.0, 0.0], [4 * log2, 0.0]])]
    got = submission.gradients([[1.0, -1.0]], [0], weights, [np.zeros(2), np.zeros(2)])
    grad_weights, grad_biases = both(got, 2)
    assert_close(grad_biases[1], [-8 / 9, 8 / 9], "grad_biases[1]")
    assert_close(grad_weights[1], [[-2 / 3, -4 / 9], [2 / 3, 4 / 9]], "grad_weights[1]")
    # the hidden layer receives 8/9 * 4 ln 2, times 0.75 * 0.25
    assert_close(grad_biases[0], [2 / 3 * log2, 0], "grad_biases[0]")
    assert_close(grad_weights[0], [[2 / 3 * log2, -2 / 3 * log2], [0, 0]], "grad_weights[0]")


@check(points=2, public=True)
def test_two_samples_without_hidden_layer(submission):
    """Two samples and one layer of zeros: the mean of their gradients.

    zh: 两个样本、一层全零的网络：梯度是两个样本的平均。
    """
    # delta is (-1/2, 1/2) for the first and (1/2, -1/2) for the second; divided by 2
    got = submission.gradients([[2.0, 0.0, 4.0], [0.0, 8.0, 4.0]], [0, 1], [np.zeros((2, 3))], [np.zeros(2)])
    grad_weights, grad_biases = both(got, 1)
    assert_close(grad_weights[0], [[-0.5, 2, 0], [0.5, -2, 0]], "grad_weights[0]")
    assert_close(grad_biases[0], [0, 0], "grad_biases[0]")


@check(points=3, public=True)
def test_slope_of_the_loss(submission):
    """Every gradient fits small changes of the mean of -log probability[label], with three layers.

    zh: 三层网络中，每个梯度都与损失（标签概率的负对数的平均）的微小变化相符。
    """
    X, labels, weights, biases = case(np.random.default_rng(6), (3, 2, 4, 3), 5)
    grad_weights, grad_biases = both(submission.gradients(X, labels, weights, biases), 3)
    for layer in range(3):

        def at(value, parts, layer=layer):
            moved = [value if i == layer else part for i, part in enumerate(parts)]
            return own_loss(X, labels, *((moved, biases) if parts is weights else (weights, moved)))

        want = numerical_gradient(lambda value: at(value, weights), weights[layer])
        assert_close(grad_weights[layer], want, f"grad_weights[{layer}]", rtol=1e-5, atol=1e-8)
        want = numerical_gradient(lambda value: at(value, biases), biases[layer])
        assert_close(grad_biases[layer], want, f"grad_biases[{layer}]", rtol=1e-5, atol=1e-8)


@check(points=2.5)
def test_random_networks(submission, reference, rng):
    """Networks of any depth, wide and narrow, and any number of samples.

    zh: 任意层数、任意宽度的网络，任意个数的样本。
    """
    for sizes in ((2, 1), (1, 2), (3, 4), (2, 4, 3), (3, 1, 2), (4, 3, 2, 5), (3, 4, 2, 3, 2), (1, 60, 2)):
        for n in (1, 4):
            compare(submission, reference, case(rng, sizes, n))


@check(points=3)
def test_large_scores(submission, reference, rng):
    """Right and finite for scores up to 1000, and for hidden neurons near saturation.

    zh: 得分在 ±1000 之间，或隐藏神经元接近饱和时，梯度都正确且有限。
    """
    for score in (5.5, 8.0, 11.0, 14.0, 17.0, 20.5, 35.0, 400.0):
        weights = [np.array([[score], [-score]]), np.array([[900.0, 0.0], [0.0, 850.0], [40.0, 40.0]])]
        args = (np.array([[1.0], [-1.0]]), [2, 1], weights, [rng.uniform(-0.1, 0.1, 2), rng.normal(size=3)])
        compare(submission, reference, args)
    for size in (40, 300, 900):
        X, weights = np.array([[1.0], [-1.0], [0.5], [1e-3]]), [size * np.array([[-1.0], [0.25], [1.0]])]
        compare(submission, reference, (X, [0, 1, 2, 1], weights, [rng.normal(size=3)]))
        compare(submission, reference, (X, [0, 1, 2, 1], [np.zeros((3, 1))], [size + rng.normal(size=3)]))
    X, labels, weights, biases = case(rng, (3, 4, 4, 3), 5, 60.0)
    compare(submission, reference, (np.clip(X, -1, 1), labels, [np.clip(W, -150, 150) for W in weights], biases))


@check(points=2)
def test_whole_numbers_and_lists(submission, reference, rng):
    """Whole numbers and nested lists are as good as arrays of floats.

    zh: 整数与嵌套列表都能得到正确结果。
    """
    for sizes in ((2, 3), (3, 2, 4)):
        X, labels = rng.integers(-2, 3, (4, sizes[0])), rng.integers(0, sizes[-1], 4)
        weights = [rng.integers(-2, 3, (after, before)) for before, after in pairwise(sizes)]
        biases = [rng.integers(-1, 2, size) for size in sizes[1:]]
        compare(submission, reference, (X, labels, weights, biases))
        lists = [W.tolist() for W in weights], [b.tolist() for b in biases]
        compare(submission, reference, (X.tolist(), labels.tolist(), *lists))


@check(points=2)
def test_float32_and_fortran_order(submission, reference, rng):
    """float32 arrays and arrays in Fortran order work.

    zh: float32 数组与按列存储的数组都能处理。
    """
    for sizes in ((3, 2), (2, 4, 3)):
        X, labels, weights, biases = case(rng, sizes, 3)
        fortran = [np.asfortranarray(W) for W in weights]
        compare(submission, reference, (np.asfortranarray(X), labels, fortran, biases))
        single = [W.astype(np.float32) for W in weights], [b.astype(np.float32) for b in biases]
        compare(submission, reference, (X.astype(np.float32), labels, *single), **FLOAT32)


@check(points=3)
def test_is_pure(submission, reference, rng):
    """No argument is changed, and equal calls give equal results.

    zh: 不修改任何参数，相同的调用得到相同的结果。
    """

    def lists(*args):
        return tuple(tuple(part) for part in reference.gradients(*args))

    cases = case(rng, (2, 2), 2), case(rng, (2, 3, 2), 2), case(rng, (2, 3, 2), 3)
    assert_pure(submission.gradients, *cases, like=lists)


@check(points=2.5)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.gradients, reference.gradients)
