"""The reference of ``mlp`` against scalar loops, complex steps and hand-worked numbers."""

import cmath
import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("mlp", ROOT / "solutions/mlp/mlp.py")


def scalar_run(x, weights, biases):
    """The outputs of all layers for one sample, with Python's (complex) numbers."""
    outputs = [list(x)]
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = [b[j] + sum(W[j][i] * a for i, a in enumerate(outputs[-1])) for j in range(len(b))]
        if layer < len(weights) - 1:
            outputs.append([1 / (1 + cmath.exp(-v)) for v in s])
        else:
            e = [cmath.exp(v) for v in s]
            outputs.append([v / sum(e) for v in e])
    return outputs


def scalar_loss(X, labels, weights, biases):
    return sum(-cmath.log(scalar_run(x, weights, biases)[-1][y]) for x, y in zip(X, labels, strict=True)) / len(X)


def complex_gradients(X, labels, weights, biases):
    """Exact to rounding: one complex step a parameter."""
    found = [], []
    for part, values in enumerate((weights, biases)):
        for layer, value in enumerate(values):
            grad = np.zeros(value.shape)
            for place in np.ndindex(*value.shape):
                moved = value.astype(complex)
                moved[place] += 1e-30j
                changed = [moved if i == layer else other for i, other in enumerate(values)]
                arguments = (changed, biases) if part == 0 else (weights, changed)
                grad[place] = scalar_loss(X, labels, *arguments).imag / 1e-30
            found[part].append(grad)
    return found


@pytest.fixture(params=[((2, 3), 1), ((1, 1), 2), ((3, 2, 4), 3), ((2, 4, 1, 3), 4), ((2, 3, 2, 3, 2), 2)])
def case(request):
    sizes, n = request.param
    rng = np.random.default_rng(len(sizes) * 10 + n)
    weights = [rng.normal(size=(sizes[k + 1], sizes[k])) for k in range(len(sizes) - 1)]
    return (
        rng.normal(size=(n, sizes[0])),
        rng.integers(0, sizes[-1], n),
        weights,
        [rng.normal(size=s) for s in sizes[1:]],
    )


def test_forward_is_its_definition(case):
    """Every layer of every sample is what a scalar loop finds."""
    X, _, weights, biases = case
    got = ref.forward(X, weights, biases)
    assert len(got) == len(weights) + 1
    for row, x in enumerate(X):
        for layer, want in zip(got, scalar_run(x, weights, biases), strict=True):
            np.testing.assert_allclose(layer[row], np.real(want), rtol=1e-12)


def test_example_of_the_handout():
    """Hidden layer (0.75, 0.5), probabilities (1/9, 8/9), losses ln 9 and ln(9/8), and the gradients of the handout."""
    log2 = math.log(2)
    net = [np.array([[0, -math.log(3)], [1, 1]]), np.array([[0, 0], [4 * log2, 0]])], [np.zeros(2), np.zeros(2)]
    _, hidden, p = ref.forward([[1, -1]], *net)
    np.testing.assert_allclose(hidden, [[0.75, 0.5]])
    np.testing.assert_allclose(p, [[1 / 9, 8 / 9]])
    assert ref.predict([[1, -1]], *net) == [1]
    assert ref.loss([[1, -1]], [0], *net) == pytest.approx(math.log(9), rel=1e-14)
    assert ref.loss([[1, -1], [1, -1]], [0, 1], *net) == pytest.approx(1.1575, abs=5e-5)
    grad_W, grad_b = ref.gradients([[1, -1]], [0], *net)
    np.testing.assert_allclose(grad_W[1], [[-2 / 3, -4 / 9], [2 / 3, 4 / 9]])
    np.testing.assert_allclose(grad_b[0], [2 / 3 * log2, 0], atol=1e-15)


def test_loss_is_its_definition(case):
    """The mean of -log p[label] of the scalar loop."""
    assert ref.loss(*case) == pytest.approx(scalar_loss(*case).real, rel=1e-12, abs=1e-15)


def test_gradients_are_complex_steps(case):
    """Every gradient is the exact derivative of the scalar loss."""
    for got, want in zip(ref.gradients(*case), complex_gradients(*case), strict=True):
        for one, other in zip(got, want, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-14)


def test_certain_networks():
    """Scores of 1000 leave everything finite; a wrong certainty costs the difference of the scores."""
    weights, biases = [np.array([[1000.0], [-1000.0]])], [np.zeros(2)]
    np.testing.assert_array_equal(ref.forward([[1.0]], weights, biases)[1], [[1, 0]])
    assert ref.loss([[1.0]], [1], weights, biases) == 2000
    assert ref.loss([[1.0]], [0], weights, biases) == 0
    np.testing.assert_array_equal(ref.gradients([[1.0]], [1], weights, biases)[1][0], [1, -1])


@pytest.mark.parametrize(("batch_size", "epochs"), [(1, 1), (2, 3), (3, 2), (10, 2)])
def test_train_follows_the_definition(batch_size, epochs):
    """Steps with complex-step gradients, batch by batch; a sample's loss is noted before its batch's step."""
    rng = np.random.default_rng(3)
    X, labels = rng.normal(size=(5, 2)), rng.integers(0, 3, 5)
    weights, biases = [rng.normal(size=(2, 2)), rng.normal(size=(3, 2))], [rng.normal(size=2), rng.normal(size=3)]
    W, b, losses = weights, biases, []
    for _ in range(epochs):
        noted = []
        for first in range(0, 5, batch_size):
            x, y = X[first : first + batch_size], labels[first : first + batch_size]
            noted += [scalar_loss([one], [label], W, b).real for one, label in zip(x, y, strict=True)]
            grad_W, grad_b = complex_gradients(x, y, W, b)
            W, b = ([v - 0.5 * g for v, g in zip(*pair, strict=True)] for pair in ((W, grad_W), (b, grad_b)))
        losses.append(sum(noted) / 5)
    got = ref.train(X, labels, weights, biases, 0.5, epochs, batch_size)
    np.testing.assert_allclose(got[2], losses, rtol=1e-9)
    for one, other in zip([*got[0], *got[1]], [*W, *b], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9)


def test_digits_are_learnt():
    """The notebook's data: a network of 32 hidden neurons reads most digits that it has never seen."""
    with np.load(ROOT / "solutions/mlp/data/digits.npz") as digits:
        assert digits["images"].dtype == np.uint8
        X, labels = digits["images"].reshape(-1, 64) / 16, digits["labels"].astype(int)
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(16, 64)) / 8, rng.normal(size=(10, 16)) / 4]
    weights, biases, losses = ref.train(X[:300], labels[:300], weights, [np.zeros(16), np.zeros(10)], 1.0, 15, 10)
    assert losses[-1] < losses[0] / 3
    assert ref.accuracy(X[300:600], labels[300:600], weights, biases) > 0.8


def test_counts():
    """Figure 6.8 with biases has 17 parameters; shapes add up."""
    assert ref.parameter_count((3, 2, 3)) == 17
    assert ref.parameter_count([784, 100, 10]) == 78400 + 100 + 1000 + 10
