"""The LSTM reference against Table 6.3 by plain loops, central differences and numbers worked out by hand."""

import math
from pathlib import Path

import numpy as np
import pytest

from grader.checks.numerical_gradient import numerical_gradient
from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("lstm", ROOT / "solutions/lstm/lstm.py")
SIZES = ((1, 1, 1), (2, 1, 3), (3, 4, 2), (5, 2, 3))


def make_params(value, D, H):
    params = {}
    for gate in "ifoc":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_case(T, D, H, seed=0):
    """Random xs, h0, c0 and params."""
    rng = np.random.default_rng([seed, T, D, H])
    params = make_params(lambda shape: rng.normal(size=shape), D, H)
    return rng.normal(size=(T, D)), rng.uniform(-1, 1, H), 2 * rng.normal(size=H), params


def sigmoid(a):
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))


def table_6_3(x, h_prev, c_prev, params):
    """One step as the table writes it, unit by unit."""
    h, c = [], []
    for j in range(len(h_prev)):
        a = {}
        for gate in "ifoc":
            from_x = sum(params[f"W_x{gate}"][j][k] * x[k] for k in range(len(x)))
            from_h = sum(params[f"W_h{gate}"][j][k] * h_prev[k] for k in range(len(h_prev)))
            a[gate] = from_x + from_h + params[f"b_{gate}"][j]
        c.append(sigmoid(a["f"]) * c_prev[j] + sigmoid(a["i"]) * math.tanh(a["c"]))
        h.append(sigmoid(a["o"]) * math.tanh(c[j]))
    return h, c


@pytest.mark.parametrize("size", SIZES)
def test_a_step_is_table_6_3(size):
    """One step equals the table's formulas written as loops over units."""
    xs, h0, c0, params = make_case(*size)
    for got, want in zip(ref.lstm_step(xs[0], h0, c0, params), table_6_3(xs[0], h0, c0, params), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-13)


@pytest.mark.parametrize("size", SIZES)
def test_a_sequence_is_a_chain_of_table_6_3(size):
    """Row t of both results is the state after t + 1 steps of the table."""
    xs, h, c, params = make_case(*size)
    hs, cs = ref.lstm_forward(xs, h, c, params)
    assert hs.shape == cs.shape == (size[0], size[2])
    for t, x in enumerate(xs):
        h, c = table_6_3(x, h, c, params)
        np.testing.assert_allclose(hs[t], h, rtol=1e-12)
        np.testing.assert_allclose(cs[t], c, rtol=1e-12)


def test_the_notes_element_wise_product():
    """A forget gate (0.2, 0.1, 0.8, 0.5) turns the memory (10, 6, 3, 7) into (2, 0.6, 2.4, 3.5)."""
    share = np.array([0.2, 0.1, 0.8, 0.5])
    params = make_params(np.zeros, 1, 4) | {"b_f": np.log(share / (1 - share))}
    _, c = ref.lstm_step([0], np.zeros(4), [10, 6, 3, 7], params)
    np.testing.assert_allclose(c, [2, 0.6, 2.4, 3.5], rtol=1e-13)


def test_the_handout_example_by_hand():
    """The numbers in the handout are those of e^x by hand: i = 1/(1 + e^-1), f = 1/(1 + e^2), o = 1/(1 + e^-0.5)."""
    values = {"i": (0.5, 1, 1), "f": (-0.5, 1, 0), "o": (1, 0.5, -1), "c": (0.25, -0.5, -0.5)}
    params = {}
    for gate, (w_x, w_h, b) in values.items():
        params |= {f"W_x{gate}": [[w_x]], f"W_h{gate}": [[w_h]], f"b_{gate}": [b]}
    h, c = ref.lstm_step([2], [-1], [2], params)
    memory = 2 / (1 + math.exp(2)) + math.tanh(0.5) / (1 + math.exp(-1))
    np.testing.assert_allclose(c, [memory], rtol=1e-14)
    np.testing.assert_allclose(h, [math.tanh(memory) / (1 + math.exp(-0.5))], rtol=1e-14)
    assert f"{memory:.6f} {h[0]:.6f}" == "0.576241 0.323634"


def test_open_and_shut_gates():
    """With f = 1 and i = 0 the memory is copied; with f = 0 and i = 1 it is the candidate; with o = 0 nothing shows."""
    for a in (1e2, 1e3):
        params = make_params(np.zeros, 1, 3) | {"b_f": [a, -a, a], "b_i": [-a, a, -a], "b_o": [a, a, -a]}
        params["b_c"] = [a, -a, a]
        h, c = ref.lstm_step([1], [0.5, 0.5, 0.5], [0.25, 7, -3], params)
        np.testing.assert_allclose(c, [0.25, -1, -3], atol=1e-15)
        np.testing.assert_allclose(h, [math.tanh(0.25), math.tanh(-1), 0], atol=1e-15)


@pytest.mark.parametrize("size", SIZES)
def test_step_gradients_are_central_differences(size):
    """Every gradient of a step is the central difference of grad_h . h + grad_c . c in the table by loops."""
    xs, h0, c0, params = make_case(*size)
    case = [xs[0], h0, c0, params]
    grad_h, grad_c = np.random.default_rng(1).normal(size=(2, size[2]))

    def loss_with(place, value):
        h, c = table_6_3(*case[:place], value, *case[place + 1 :])
        return grad_h @ h + grad_c @ c

    *gradients, grad_params = ref.lstm_step_backward(grad_h, grad_c, *case)
    for place, got in enumerate(gradients):
        want = numerical_gradient(lambda value, place=place: loss_with(place, value), case[place])
        np.testing.assert_allclose(got, want, rtol=1e-6, atol=1e-8)
    assert grad_params.keys() == params.keys()
    for name, value in params.items():
        want = numerical_gradient(lambda value, name=name: loss_with(3, params | {name: value}), value)
        np.testing.assert_allclose(grad_params[name], want, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("size", SIZES)
def test_sequence_gradients_are_central_differences(size):
    """Every gradient through time is the central difference of sum(grad_hs * hs) in the table by loops."""
    case = list(make_case(*size))
    grad_hs = np.random.default_rng(2).normal(size=(size[0], size[2]))

    def loss_with(place, value):
        xs, h, c, params = *case[:place], value, *case[place + 1 :]
        total = 0.0
        for x, grad in zip(xs, grad_hs, strict=True):
            h, c = table_6_3(x, h, c, params)
            total += grad @ h
        return total

    *gradients, grad_params = ref.lstm_backward(grad_hs, *case)
    for place, got in enumerate(gradients):
        want = numerical_gradient(lambda value, place=place: loss_with(place, value), case[place])
        np.testing.assert_allclose(got, want, rtol=1e-6, atol=1e-8)
    for name, value in case[3].items():
        want = numerical_gradient(lambda value, name=name: loss_with(3, case[3] | {name: value}), value)
        np.testing.assert_allclose(grad_params[name], want, rtol=1e-6, atol=1e-8)


def test_the_gradient_of_the_memory_can_be_below_the_forget_gate():
    """dc_t/dc_{t-1} is not bounded by f_t: over two steps the path through h can make it smaller."""
    params = make_params(np.zeros, 1, 1) | {"W_hi": [[-4.0]], "b_c": [1.0]}
    c = [ref.lstm_forward([[0], [0]], [0], [start], params)[1][1, 0] for start in (0.5 + 1e-5, 0.5 - 1e-5)]
    assert (c[0] - c[1]) / 2e-5 < 0.5 * 0.5  # both forget gates are sigmoid(0)
