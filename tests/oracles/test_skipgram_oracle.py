"""The reference of skipgram against scalar loops, central differences, brute force over codes, and numbers by hand."""

import itertools
import math
import random
from pathlib import Path

import numpy as np
import pytest

from grader.checks.numerical_gradient import numerical_gradient
from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("skipgram", ROOT / "solutions/skipgram/skipgram.py")
W = [[2, 3], [0, -1], [1, 2], [4, -2]]
W_OUT = [[0, math.log(2), math.log(3), 0], [0, 0, 0, math.log(2)]]
NODES = [[math.log(2), 0], [math.log(3), 0], [0, math.log(2)]]
LEAVES = (("0", [0], 2 / 3), ("10", [0, 1], 1 / 4), ("110", [0, 1, 2], 1 / 15), ("111", [0, 1, 2], 1 / 60))
SIZES = ((2, 1), (3, 4), (5, 3))


def make_matrices(V, N, seed=0):
    rng = np.random.default_rng([seed, V, N])
    return rng.normal(size=(V, N)), rng.normal(size=(N, V))


def score(center, j, W, W_out):
    return sum(W[center][i] * W_out[i][j] for i in range(len(W_out)))


def softmax_loss(center, context, W, W_out):
    y = [score(center, j, W, W_out) for j in range(len(W))]
    return sum(-math.log(math.exp(y[word]) / sum(map(math.exp, y))) for word in context)


def s(x):
    return 1 / (1 + math.exp(-x))


def sampling_loss(center, word, negatives, W, W_out):
    noise = sum(math.log(s(-score(center, n, W, W_out))) for n in negatives)
    return -math.log(s(score(center, word, W, W_out))) - noise


def way_loss(center, code, path, W, nodes):
    product = 1.0
    for sign, i in zip(code, path, strict=True):
        x = sum(a * b for a, b in zip(nodes[i], W[center], strict=True))
        product *= s(x) if sign == "0" else s(-x)
    return -math.log(product)


def assert_differences(got, function, one, other):
    """Both gradients are the central differences of a function of two matrices."""
    np.testing.assert_allclose(got[0], numerical_gradient(lambda value: function(value, other), one), 1e-6, 1e-9)
    np.testing.assert_allclose(got[1], numerical_gradient(lambda value: function(one, value), other), 1e-6, 1e-9)


@pytest.mark.parametrize("window", [1, 2, 3, 9, None])
@pytest.mark.parametrize("sentence", [[3, 1, 2], [0, 0], [4, 4, 1, 4, 2, 0]])
def test_pairs_by_walking(sentence, window):
    """Walking left to right from each position, over places that exist and are not the position."""
    want = []
    for k in range(len(sentence)):
        reach = window or len(sentence)
        places = [j for j in range(k - reach, k + reach + 1) if j != k and 0 <= j < len(sentence)]
        want += [(sentence[k], sentence[j]) for j in places]
    assert [tuple(pair) for pair in ref.pairs(sentence, window)] == want


def test_pairs_of_the_handout():
    assert [tuple(pair) for pair in ref.pairs([3, 1, 2], 1)] == [(3, 1), (1, 3), (1, 2), (2, 1)]


def test_the_handout_by_hand():
    """Scores (0, ln 2, ln 3, ln 4) make probabilities of tenths and sigmoids of simple fractions."""
    assert ref.loss(2, [1, 3], W, W_OUT) == pytest.approx(-math.log(0.08), rel=1e-14)
    assert round(-math.log(0.08), 6) == 2.525729
    grad_W, grad_W_out = ref.gradients(2, [1, 3], W, W_OUT)
    np.testing.assert_allclose(grad_W_out, [[0.2, -0.6, 0.6, -0.2], [0.4, -1.2, 1.2, -0.4]], rtol=1e-13)
    assert np.round(grad_W, 6).tolist() == [[0, 0], [0, 0], [0.243279, -0.138629], [0, 0]]
    assert ref.negative_loss(2, 1, [2, 3], W, W_OUT) == pytest.approx(math.log(30), rel=1e-14)
    assert round(math.log(30), 6) == 3.401197
    grad_W, grad_W_out = ref.negative_gradients(2, 1, [2, 3], W, W_OUT)
    np.testing.assert_allclose(
        grad_W_out, [[0, -1 / 3, 3 / 4, 4 / 5], [0, -2 / 3, 3 / 2, 8 / 5]], rtol=1e-13, atol=1e-15
    )
    assert np.round(grad_W[2], 6).tolist() == [0.592910, 0.554518]
    np.testing.assert_allclose(ref.noise_distribution([1, 16, 81]), np.array([1, 8, 27]) / 36, rtol=1e-14)


def test_training_by_hand():
    """From word vectors 0 each step moves only the centre's vector, and costs 2 ln 2."""
    W, W_out, losses = ref.train_negative([0, 1], 1, [[0], [1]], np.zeros((2, 2)), [[1, 3], [2, -4]], 0.5)
    np.testing.assert_allclose(W, [[0.5, -1.5], [-0.5, 1.5]], rtol=1e-14)
    np.testing.assert_allclose(W_out, [[1, 3], [2, -4]], rtol=1e-14)
    np.testing.assert_allclose(losses, [2 * math.log(2)] * 2, rtol=1e-14)


@pytest.mark.parametrize(("V", "N"), SIZES)
def test_losses_and_gradients_by_loops(V, N):
    """Losses equal the formulas written as loops; gradients are their central differences, with repeats too."""
    one, other = make_matrices(V, N)
    for ids in ([0], [V - 1, V - 1], [1, 0, 1, V - 1]):
        for center in (0, V - 1):
            assert ref.loss(center, ids, one, other) == pytest.approx(softmax_loss(center, ids, one, other), rel=1e-12)
            got = ref.gradients(center, ids, one, other)
            assert_differences(got, lambda a, b: softmax_loss(center, ids, a, b), one, other)  # noqa: B023
            want = sampling_loss(center, 1, ids, one, other)
            assert ref.negative_loss(center, 1, ids, one, other) == pytest.approx(want, rel=1e-12)
            got = ref.negative_gradients(center, 1, ids, one, other)
            assert_differences(got, lambda a, b: sampling_loss(center, 1, ids, a, b), one, other)  # noqa: B023


def test_scores_of_a_thousand():
    """For scores of 1000 and -1000 losses are differences of scores, and gradients are whole numbers."""
    one, other = [[0], [10], [0]], [[100, -100, 0]]
    assert ref.loss(1, [1, 0, 2], one, other) == pytest.approx(3000, rel=1e-14)
    assert ref.negative_loss(1, 1, [0, 0, 1], one, other) == pytest.approx(3000, rel=1e-14)
    np.testing.assert_allclose(ref.negative_gradients(1, 1, [0, 0], one, other)[1], [[20, -10, 0]], atol=1e-12)
    assert ref.tree_loss(1, "10", [0, 1], one, [[100], [-100]]) == pytest.approx(2000, rel=1e-14)
    assert ref.tree_probability([10], "01", [0, 1], [[100], [-100]]) == pytest.approx(1, rel=1e-14)
    np.testing.assert_allclose(ref.tree_gradients(1, "11", [0, 1], one, [[100], [-100]])[1], [[10], [0]], atol=1e-12)


@pytest.mark.parametrize("window", [1, 2, None])
@pytest.mark.parametrize("sentence", [[1, 0], [0, 0, 1], [2, 1, 2, 0]])
def test_training_is_gradient_descent_by_pair(sentence, window):
    """Every step uses numerical gradients at the matrices that the step before left; losses are those before steps."""
    one, other = make_matrices(3, 2)
    pairs = [
        (sentence[k], sentence[j])
        for k in range(len(sentence))
        for j in range(len(sentence))
        if j != k and (window is None or abs(j - k) <= window)
    ]
    negatives = np.random.default_rng(7).integers(0, 3, (len(pairs), 2))
    got = ref.train_negative(sentence, window, negatives, one, other, 0.4)
    losses = []
    for (center, word), noise in zip(pairs, negatives, strict=True):
        losses.append(sampling_loss(center, word, noise, one, other))
        step = numerical_gradient(lambda value: sampling_loss(center, word, noise, value, other), one)  # noqa: B023
        step_out = numerical_gradient(lambda value: sampling_loss(center, word, noise, one, value), other)  # noqa: B023
        one, other = one - 0.4 * step, other - 0.4 * step_out
    np.testing.assert_allclose(got[0], one, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(got[1], other, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(got[2], losses, rtol=1e-6)


def test_noise_by_logarithms():
    """Each weight is e^(power ln count); equal counts share alike; what never occurs is never drawn."""
    counts = [0, 5, 1, 900, 5]
    for power in (0.1, 0.75, 1, 2):
        weights = [math.exp(power * math.log(count)) if count else 0 for count in counts]
        want = [weight / sum(weights) for weight in weights]
        np.testing.assert_allclose(ref.noise_distribution(counts, power), want, rtol=1e-12)
    np.testing.assert_allclose(ref.noise_distribution(counts), ref.noise_distribution(counts, 0.75), rtol=0)


def least_sum(counts):
    """Brute force: the least sum over all lengths with which a prefix-free code exists (Kraft's inequality)."""
    V = len(counts)
    lengths = itertools.product(range(1, V), repeat=V) if V > 2 else [(1, 1)]
    possible = (some for some in lengths if sum(2 ** (V - length) for length in some) <= 2**V)
    return min(sum(count * length for count, length in zip(counts, some, strict=True)) for some in possible)


def test_huffman_codes_by_brute_force():
    """For up to five words no lengths that Kraft's inequality allows have a smaller sum; no code begins another."""
    rng = random.Random(1)
    for V in (2, 3, 4, 5):
        for most in (2, 9, 1000):
            for _ in range(4):
                counts = [rng.randint(1, most) for _ in range(V)]
                codes = ref.huffman_codes(counts)
                assert all(set(code) <= {"0", "1"} and code for code in codes)
                assert not any(a.startswith(b) for a, b in itertools.permutations(codes, 2))
                total = sum(count * len(code) for count, code in zip(counts, codes, strict=True))
                assert total == least_sum(counts)


def test_huffman_codes_of_known_counts():
    """Powers of two make a chain, equal counts a full tree, and the handout's example costs 15."""
    assert sorted(map(len, ref.huffman_codes([1, 2, 4, 8, 16]))) == [1, 2, 3, 4, 4]
    assert list(map(len, ref.huffman_codes([3] * 8))) == [3] * 8
    assert list(map(len, ref.huffman_codes([5, 2, 1, 1]))) == [1, 2, 3, 3]


def test_tree_of_the_handout():
    """The leaves have 2/3, 1/4, 1/15 and 1/60; the loss is minus the logarithm; the gradient by hand."""
    for code, path, p in LEAVES:
        assert ref.tree_probability([1, 2], code, path, NODES) == pytest.approx(p, rel=1e-14)
        assert ref.tree_loss(2, code, path, W, NODES) == pytest.approx(-math.log(p), rel=1e-14)
    assert round(math.log(15), 6) == 2.708050
    grad_W, grad_nodes = ref.tree_gradients(2, "110", [0, 1, 2], W, NODES)
    np.testing.assert_allclose(grad_nodes, [[2 / 3, 4 / 3], [3 / 4, 3 / 2], [-1 / 5, -2 / 5]], rtol=1e-13)
    assert np.round(grad_W, 6).tolist() == [[0, 0], [0, 0], [1.286057, -0.138629], [0, 0]]


def test_leaves_of_any_tree_sum_to_one():
    """With Huffman's codes as a tree, whose inner nodes are the proper beginnings of codes, the leaves sum to 1."""
    rng = np.random.default_rng(2)
    for V in (2, 3, 6, 11):
        codes = ref.huffman_codes(rng.integers(1, 50, V))
        names = {name: i for i, name in enumerate(sorted({code[:k] for code in codes for k in range(len(code))}))}
        assert len(names) == V - 1
        h, nodes = rng.normal(size=3), rng.normal(size=(V - 1, 3))
        paths = [[names[code[:k]] for k in range(len(code))] for code in codes]
        total = sum(ref.tree_probability(h, code, path, nodes) for code, path in zip(codes, paths, strict=True))
        assert total == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize(("code", "path"), [("0", [2]), ("01", [3, 0]), ("1101", [1, 3, 0, 2])])
def test_tree_losses_and_gradients_by_loops(code, path):
    """The loss is minus the logarithm of the product; the gradients are its central differences."""
    rng = np.random.default_rng(3)
    one, nodes = rng.normal(size=(5, 2)), rng.normal(size=(4, 2))
    assert ref.tree_loss(4, code, path, one, nodes) == pytest.approx(way_loss(4, code, path, one, nodes), rel=1e-12)
    got = ref.tree_gradients(4, code, path, one, nodes)
    assert_differences(got, lambda a, b: way_loss(4, code, path, a, b), one, nodes)
