"""The recurrent network's reference against plain loops, complex steps, and numbers worked out by hand."""

import cmath
import math
from pathlib import Path

import numpy as np
import pytest

from grader.checks.numerical_gradient import numerical_gradient
from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("rnn", ROOT / "solutions/rnn/rnn.py")
SIZES = ((1, 1, 1, 1), (2, 1, 3, 2), (3, 4, 2, 3), (5, 2, 3, 4))


def make_case(T, D, H, K, seed=0):
    """Random xs, labels, h0 and params."""
    rng = np.random.default_rng([seed, T, D, H, K])
    shapes = {"W_x": (H, D), "W_h": (H, H), "b": (H,), "W_o": (K, H)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return rng.normal(size=(T, D)), rng.integers(0, K, T), rng.uniform(-1, 1, H), params


def scores_by_loops(xs, h, params):
    """The states and scores of every step, unit by unit, also for complex numbers."""
    states, scores = [], []
    for x in xs:
        before, h = h, []
        for j in range(len(before)):
            a = params["b"][j]
            a += sum(params["W_x"][j][k] * x[k] for k in range(len(x)))
            a += sum(params["W_h"][j][k] * before[k] for k in range(len(before)))
            h.append(cmath.tanh(a))
        states.append(h)
        scores.append([sum(w * u for w, u in zip(row, h, strict=True)) for row in params["W_o"]])
    return states, scores


def error_by_loops(xs, labels, h0, params):
    """E of the notes from its definition: half the sum of -log of the softmax."""
    _states, scores = scores_by_loops(xs, h0, params)
    terms = [-cmath.log(cmath.exp(s[y]) / sum(map(cmath.exp, s))) for s, y in zip(scores, labels, strict=True)]
    return sum(terms) / 2


@pytest.mark.parametrize("size", SIZES)
def test_states_and_outputs_are_those_of_loops(size):
    """States and softmax outputs equal the formulas written as loops over units."""
    xs, _labels, h0, params = make_case(*size)
    states, scores = scores_by_loops(xs, h0, params)
    powers = np.exp(np.real(scores))
    hs, outputs = ref.rnn_forward(xs, h0, params)
    np.testing.assert_allclose(hs, np.real(states), rtol=1e-12)
    np.testing.assert_allclose(outputs, powers / powers.sum(axis=1, keepdims=True), rtol=1e-12)
    np.testing.assert_allclose(ref.rnn_step(xs[0], h0, params), np.real(states[0]), rtol=1e-12)
    np.testing.assert_allclose(ref.many_to_one(xs, h0, params), outputs[-1], rtol=1e-12)
    assert ref.tag(xs, h0, params).tolist() == [int(np.argmax(np.real(s))) for s in scores]


@pytest.mark.parametrize("size", SIZES)
def test_the_loss_is_half_the_sum(size):
    """E is half the sum of the cross entropies, as the notes define it."""
    case = make_case(*size)
    assert ref.sequence_loss(*case) == pytest.approx(error_by_loops(*case).real, rel=1e-12, abs=1e-12)


def test_the_loss_at_scores_of_a_thousand():
    """Scores 1000 and -1000: the unlikely label costs half of 2000, the likely one nothing."""
    params = {"W_x": [[50.0]], "W_h": [[0.0]], "b": [0.0], "W_o": [[1000.0], [-1000.0]]}
    assert ref.sequence_loss([[1.0]], [1], [0.0], params) == pytest.approx(1000, rel=1e-12)
    assert ref.sequence_loss([[1.0]], [0], [0.0], params) == 0
    grads = ref.bptt([[1.0]], [1], [0.0], params)
    np.testing.assert_allclose(grads["W_o"], [[0.5], [-0.5]], rtol=1e-12)


@pytest.mark.parametrize("size", SIZES)
def test_bptt_is_the_complex_step_derivative(size):
    """Every gradient equals the derivative of E by a complex step."""
    xs, labels, h0, params = make_case(*size)
    grads = ref.bptt(xs, labels, h0, params)
    for name, value in params.items():
        want = np.empty(value.shape)
        for index in np.ndindex(value.shape):
            moved = value.astype(complex)
            moved[index] += 1e-30j
            want[index] = error_by_loops(xs, labels, h0, params | {name: moved}).imag / 1e-30
        np.testing.assert_allclose(grads[name], want, rtol=1e-10, atol=1e-13)


def test_the_jacobian_of_the_handout():
    """The handout's product, by hand: diag(0.75, 1) W diag(1, 0.75) W."""
    hs, W_h = [[0.5, -0.5], [0, 0.5], [0.5, 0]], [[1, 2], [0, 1]]
    np.testing.assert_allclose(ref.state_jacobian(hs, W_h, 0, 2), [[0.75, 2.625], [0, 0.75]])
    norms = [math.sqrt(0.75**2 + 2.625**2 + 0.75**2), math.sqrt(0.75**2 + 1.5**2 + 1), math.sqrt(2)]
    np.testing.assert_allclose(ref.memory(hs, W_h), norms)


def test_the_jacobian_fits_small_changes_of_a_run():
    """Along a run of the network the Jacobian is the derivative of a late state in an early one."""
    xs, _labels, h0, params = make_case(4, 2, 3, 2)
    hs, _outputs = ref.rnn_forward(xs, h0, params)
    for i, t in ((0, 1), (0, 3), (1, 3)):
        for a in range(3):

            def late_unit(h, a=a, i=i, t=t):
                return scores_by_loops(xs[i + 1 : t + 1], h, params)[0][-1][a].real

            want = numerical_gradient(late_unit, hs[i])
            np.testing.assert_allclose(ref.state_jacobian(hs, params["W_h"], i, t)[a], want, rtol=1e-6, atol=1e-9)
    assert ref.state_jacobian(hs, params["W_h"], 2, 2).tolist() == np.eye(3).tolist()


def test_one_to_many_is_a_sequence_of_zeros():
    """After the first step the input is zero, the bias stays."""
    xs, _labels, h0, params = make_case(1, 2, 3, 4)
    _states, scores = scores_by_loops([xs[0], [0, 0], [0, 0]], h0, params)
    powers = np.exp(np.real(scores))
    got = ref.one_to_many(xs[0], h0, params, 3)
    np.testing.assert_allclose(got, powers / powers.sum(axis=1, keepdims=True), rtol=1e-12)
