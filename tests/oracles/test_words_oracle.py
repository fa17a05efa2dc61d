"""The reference of words against scalar loops, exact fractions, angles, central differences and numbers by hand."""

import math
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from grader.checks.numerical_gradient import numerical_gradient
from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("words", ROOT / "solutions/words/words.py")
DOCUMENTS = [["the", "cat", "The", "cat"], ["高兴", "愉快", "cat"]]
VOCAB = ["The", "cat", "the", "愉快", "高兴"]
W = [[2, 3], [0, -1], [1, 2], [4, -2]]
W_OUT = [[0, math.log(2), math.log(3), 0], [0, 0, 0, math.log(2)]]
CASES = ((0, 0, 1, 1), (1, 2, 3, 2), (4, 0, 5, 3), (1, 1, 6, 4))


def make_matrices(V, N, seed=0):
    rng = np.random.default_rng([seed, V, N])
    return rng.normal(size=(V, N)), rng.normal(size=(N, V))


def loss_by_loops(k, target, W, W_out):
    y = [sum(W[k][i] * W_out[i][j] for i in range(len(W_out))) for j in range(len(W))]
    return -y[target] + math.log(sum(math.exp(value) for value in y))


def test_the_handout_dictionary():
    """Code points: T (U+0054) before c (U+0063) before t (U+0074) before 愉 (U+6109) before 高 (U+9AD8)."""
    assert list(ref.vocabulary(DOCUMENTS)) == VOCAB
    assert [ord(word[0]) for word in VOCAB] == [0x54, 0x63, 0x74, 0x6109, 0x9AD8]


def test_dictionary_by_code_points():
    """Sorting by lists of code points, after words were counted in a dict, gives the same dictionary."""
    rng = random.Random(3)
    alphabet = "abAB 9é高兴愉😀"
    for _ in range(50):
        documents = [["".join(rng.choices(alphabet, k=rng.randint(1, 3))) for _ in range(rng.randint(0, 9))]]
        documents += [[], documents[0][::2], ["a"]]
        places = {tuple(map(ord, word)): word for document in documents for word in document}
        assert list(ref.vocabulary(documents)) == [places[key] for key in sorted(places)]


def test_one_hot_and_bags_by_definition():
    """Entries are 1 where the dictionary's word occurs, whatever the number of times, and 0 elsewhere."""
    for i, word in enumerate(VOCAB):
        assert ref.one_hot(word, VOCAB).tolist() == [float(j == i) for j in range(5)]
    assert ref.bag_of_words(DOCUMENTS[0], VOCAB).tolist() == [1, 1, 1, 0, 0]
    assert ref.bag_of_words(["dog", "cats", "CAT"], VOCAB).tolist() == [0] * 5
    assert ref.bag_of_words([], ["a"]).tolist() == [0]
    want = [[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 0, 0, 0]]
    assert ref.document_matrix([*DOCUMENTS, []], VOCAB).tolist() == want


def test_cosine_by_exact_fractions():
    """The square of the cosine of whole vectors is a fraction; 0 where a vector is zero."""
    rng = random.Random(4)
    for n in (1, 2, 5):
        for _ in range(20):
            u, v = ([rng.randint(-9, 9) for _ in range(n)] for _ in range(2))
            product = sum(a * b for a, b in zip(u, v, strict=True))
            squares = sum(a * a for a in u) * sum(b * b for b in v)
            square = Fraction(product**2, squares) if squares else Fraction(0)
            want = math.copysign(math.sqrt(square), product)
            assert ref.cosine_similarity(u, v) == pytest.approx(want, rel=1e-12, abs=1e-15)
    assert ref.cosine_similarity([3, 4], [4, 3]) == pytest.approx(0.96, rel=1e-14)
    bags = ref.document_matrix(DOCUMENTS, VOCAB)
    assert ref.cosine_similarity(bags[0], bags[1]) == pytest.approx(1 / 3, rel=1e-14)


def test_the_handout_model_by_hand():
    """H = (1, 2), so the scores are (0, ln 2, ln 3, ln 4) and the probabilities tenths."""
    np.testing.assert_allclose(ref.predict(2, W, W_OUT), [0.1, 0.2, 0.3, 0.4], rtol=1e-14)
    np.testing.assert_allclose(ref.predict(0, W, W_OUT), np.array([1, 4, 9, 8]) / 22, rtol=1e-14)
    assert ref.loss(2, 1, W, W_OUT) == pytest.approx(-math.log(0.2), rel=1e-14)
    assert round(-math.log(0.2), 6) == 1.609438
    grad_W, grad_W_out = ref.gradients(2, 1, W, W_OUT)
    np.testing.assert_allclose(grad_W_out, [[0.1, -0.8, 0.3, 0.4], [0.2, -1.6, 0.6, 0.8]], rtol=1e-13)
    row = [-0.8 * math.log(2) + 0.3 * math.log(3), 0.4 * math.log(2)]
    np.testing.assert_allclose(grad_W, [[0, 0], [0, 0], row, [0, 0]], rtol=1e-13, atol=1e-15)
    assert [round(value, 6) for value in row] == [-0.224934, 0.277259]


@pytest.mark.parametrize(("k", "target", "V", "N"), CASES)
def test_loss_and_predict_by_loops(k, target, V, N):
    """Loss and probabilities equal the notes' formulas written as loops."""
    matrices = make_matrices(V, N)
    assert ref.loss(k, target, *matrices) == pytest.approx(loss_by_loops(k, target, *matrices), rel=1e-12)
    want = [math.exp(-loss_by_loops(k, j, *matrices)) for j in range(V)]
    np.testing.assert_allclose(ref.predict(k, *matrices), want, rtol=1e-12)


def test_scores_of_ten_thousand():
    """With scores (10000, 9999, -10000) the loss of the last word is 20000 + log(1 + 1/e)."""
    scores = [[100, 99.99, -100]]
    share = 1 / (1 + math.exp(-1))
    np.testing.assert_allclose(ref.predict(1, [[0], [100], [0]], scores), [share, 1 - share, 0], rtol=1e-9, atol=1e-15)
    want = 2e4 + math.log(1 + math.exp(-1))
    assert ref.loss(1, 2, [[0], [100], [0]], scores) == pytest.approx(want, rel=1e-14)


@pytest.mark.parametrize(("k", "target", "V", "N"), CASES)
def test_gradients_are_central_differences(k, target, V, N):
    """Both gradients are the central differences of the loss by loops."""
    W, W_out = make_matrices(V, N)
    grad_W, grad_W_out = ref.gradients(k, target, W, W_out)
    want = numerical_gradient(lambda value: loss_by_loops(k, target, value, W_out), W)
    want_out = numerical_gradient(lambda value: loss_by_loops(k, target, W, value), W_out)
    np.testing.assert_allclose(grad_W, want, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(grad_W_out, want_out, rtol=1e-6, atol=1e-9)


def test_analogies_of_the_handout():
    """Man is to woman as king is to queen; king itself is closer to the query, but not allowed."""
    vectors = [[1, 0], [1, 1], [4, 0], [3, 2], [-1, 3]]
    cosines = [4 / math.sqrt(17), 5 / math.sqrt(34), 16 / (4 * math.sqrt(17)), 14 / math.sqrt(221), -1 / math.sqrt(170)]
    assert [round(value, 3) for value in cosines] == [0.970, 0.857, 0.970, 0.942, -0.077]
    assert ref.analogy(0, 1, 2, vectors) == 3
    assert ref.analogy(3, 2, 1, vectors) == 0
    assert ref.analogy(0, 0, 2, vectors) == 3


def test_analogies_by_angles():
    """In the plane the answer is the word with the smallest angle to the query, whatever the lengths."""
    rng = np.random.default_rng(5)
    for _ in range(50):
        V = int(rng.integers(2, 9))
        vectors = rng.normal(size=(V, 2)) * rng.uniform(0.1, 9, (V, 1))
        a, b, c = (int(k) for k in rng.integers(0, V, 3))
        others = [k for k in range(V) if k not in {a, b, c}]
        x, y = vectors[b] - vectors[a] + vectors[c]
        turns = {k: (math.atan2(vectors[k][1], vectors[k][0]) - math.atan2(y, x)) % math.tau for k in others}
        angles = sorted((min(turn, math.tau - turn), k) for k, turn in turns.items())
        is_clear = len(angles) == 1 or (len(angles) > 1 and math.cos(angles[0][0]) - math.cos(angles[1][0]) > 0.01)
        if is_clear and min(math.hypot(x, y), *np.hypot(*vectors.T)) > 0.05:
            assert ref.analogy(a, b, c, vectors) == angles[0][1]
