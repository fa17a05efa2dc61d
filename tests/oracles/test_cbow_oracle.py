"""The CBOW reference against the notes' formulas by plain loops, central differences and numbers worked out by hand."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.checks.numerical_gradient import numerical_gradient
from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("cbow", ROOT / "solutions/cbow/cbow.py")
CASES = (([0], 0, 2, 1), ([1, 1], 2, 3, 2), ([4, 0, 4, 2], 4, 5, 3), ([3, 1, 2, 0, 5], 1, 6, 4))
W = [[2, 3], [0, -1], [1, 0], [4, -2]]
W_OUT = [[0, math.log(2), math.log(3), 0], [0, 0, 0, math.log(4)]]


def make_matrices(V, N, seed=0):
    rng = np.random.default_rng([seed, V, N])
    return rng.normal(size=(V, N)), rng.normal(size=(N, V))


def scores_by_loops(context, W, W_out):
    """y_j = sum_i h_i W'_ij with h_i the mean of W_ki over the context."""
    V, N = len(W), len(W[0])
    h = [sum(W[k][i] for k in context) / len(context) for i in range(N)]
    return [sum(h[i] * W_out[i][j] for i in range(N)) for j in range(V)]


def loss_by_loops(context, target, W, W_out):
    y = scores_by_loops(context, W, W_out)
    return -y[target] + math.log(sum(math.exp(value) for value in y))


def test_one_hot_by_definition():
    """The vector is 1 at the word's id and 0 elsewhere."""
    for V in range(1, 6):
        for k in range(V):
            assert ref.one_hot(k, V).tolist() == [float(j == k) for j in range(V)]


def test_hidden_is_the_mean_of_rows():
    """The hidden layer is the mean over positions: a repeated word counts twice."""
    np.testing.assert_allclose(ref.hidden([0, 1], W), [1, 1], rtol=1e-14)
    np.testing.assert_allclose(ref.hidden([0, 0, 1], W), [4 / 3, 5 / 3], rtol=1e-14)
    np.testing.assert_allclose(ref.hidden([3], W), [4, -2], rtol=1e-14)


def test_the_handout_example_by_hand():
    """H = (1, 1), so the scores are (0, ln 2, ln 3, ln 4) and the probabilities tenths."""
    np.testing.assert_allclose(ref.forward([0, 1], W, W_OUT), [0.1, 0.2, 0.3, 0.4], rtol=1e-14)
    assert ref.loss([0, 1], 2, W, W_OUT) == pytest.approx(-math.log(0.3), rel=1e-14)
    grad_W, grad_W_out = ref.gradients([0, 1], 2, W, W_OUT)
    np.testing.assert_allclose(grad_W_out, [[0.1, 0.2, -0.7, 0.4]] * 2, rtol=1e-13)
    row = [(0.2 * math.log(2) - 0.7 * math.log(3)) / 2, 0.4 * math.log(4) / 2]
    np.testing.assert_allclose(grad_W, [row, row, [0, 0], [0, 0]], rtol=1e-13, atol=1e-15)
    assert [round(value, 6) for value in row] == [-0.3152, 0.277259]


@pytest.mark.parametrize(("context", "target", "V", "N"), CASES)
def test_forward_and_loss_by_loops(context, target, V, N):
    """Probabilities and loss equal the notes' formulas written as loops."""
    matrices = make_matrices(V, N)
    y = scores_by_loops(context, *matrices)
    want = [math.exp(value) / sum(math.exp(other) for other in y) for value in y]
    np.testing.assert_allclose(ref.forward(context, *matrices), want, rtol=1e-12)
    np.testing.assert_allclose(ref.loss(context, target, *matrices), loss_by_loops(context, target, *matrices), 1e-12)


def test_scores_of_ten_thousand():
    """With scores (10000, 9999, -10000) the loss of the last word is 20000 + log(1 + 1/e)."""
    scores = [[1e4, 1e4 - 1, -1e4]]
    share = 1 / (1 + math.exp(-1))
    np.testing.assert_allclose(ref.forward([0], [[1], [0], [0]], scores), [share, 1 - share, 0], atol=1e-15)
    want = 2e4 + math.log(1 + math.exp(-1))
    assert ref.loss([0], 2, [[1], [0], [0]], scores) == pytest.approx(want, rel=1e-14)


@pytest.mark.parametrize(("context", "target", "V", "N"), CASES)
def test_gradients_are_central_differences(context, target, V, N):
    """Both gradients are the central differences of the loss by loops."""
    W, W_out = make_matrices(V, N)
    grad_W, grad_W_out = ref.gradients(context, target, W, W_out)
    want = numerical_gradient(lambda value: loss_by_loops(context, target, value, W_out), W)
    want_out = numerical_gradient(lambda value: loss_by_loops(context, target, W, value), W_out)
    np.testing.assert_allclose(grad_W, want, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(grad_W_out, want_out, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("window", [1, 2, 3, 9, None])
@pytest.mark.parametrize("sentence", [[1, 0], [0, 0], [2, 1, 2, 0, 3], [4, 0, 1, 2, 3, 1]])
def test_training_is_gradient_descent_by_position(sentence, window):
    """Every step uses numerical gradients at the matrices that the step before left; losses are means before steps."""
    W, W_out = make_matrices(5, 2)
    got = ref.train(sentence, window, W, W_out, 0.4, 2)
    losses = []
    for _ in range(2):
        for k, target in enumerate(sentence):
            places = [j for j in range(len(sentence)) if j != k and (window is None or abs(j - k) <= window)]
            context = [sentence[j] for j in places]
            losses.append(loss_by_loops(context, target, W, W_out))
            step = numerical_gradient(lambda value: loss_by_loops(context, target, value, W_out), W)  # noqa: B023
            step_out = numerical_gradient(lambda value: loss_by_loops(context, target, W, value), W_out)  # noqa: B023
            W, W_out = W - 0.4 * step, W_out - 0.4 * step_out
    np.testing.assert_allclose(got[0], W, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(got[1], W_out, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(got[2], np.reshape(losses, (2, -1)).mean(axis=1), rtol=1e-6)


def test_first_steps_by_hand():
    """From word vectors 0 the loss is log V, and each step moves only the vector of the one context word."""
    W, W_out, losses = ref.train([0, 1], 1, np.zeros((2, 2)), [[1, 3], [2, -4]], 0.5, 1)
    np.testing.assert_allclose(W, [[0.5, -1.5], [-0.5, 1.5]], rtol=1e-14)
    np.testing.assert_allclose(W_out, [[1, 3], [2, -4]], rtol=1e-14)
    np.testing.assert_allclose(losses, [math.log(2)], rtol=1e-14)


def test_nearest_words_by_angles():
    """The order is that of the angles, whatever the lengths."""
    angles, lengths = np.array([10, 170, 55, -30, -120]), np.array([1, 9, 0.2, 50, 3])
    vectors = lengths[:, None] * np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=1)
    # from 10 degrees: 160, 45, 40 and 130 degrees away
    assert ref.nearest_words(0, vectors, 4).tolist() == [3, 2, 4, 1]
    assert ref.nearest_words(0, vectors, 2).tolist() == [3, 2]
    # from 55 degrees: 45, 115, 85 and 175 degrees away
    assert ref.nearest_words(2, vectors, 4).tolist() == [0, 3, 1, 4]


def test_the_notes_parameter_counts():
    """2 x 100 x 300 = 60,000 and 2 x 1000 x 300 = 600,000."""
    assert ref.parameter_count(100, 300) == 60_000
    assert ref.parameter_count(1000, 300) == 600_000
