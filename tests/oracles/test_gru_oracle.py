"""The GRU reference against the four formulas as plain loops, complex steps, and limits worked out by hand."""

import cmath
import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference

ROOT = Path(__file__).parents[2]
ref = Reference.read("gru", ROOT / "solutions/gru/gru.py")
SIZES = ((1, 1, 1), (2, 1, 3), (3, 4, 2), (5, 2, 3))


def make_params(value, D, H):
    params = {}
    for gate in "zrh":
        params |= {f"W_x{gate}": value((H, D)), f"W_h{gate}": value((H, H)), f"b_{gate}": value((H,))}
    return params


def make_case(T, D, H, seed=0):
    """Random grad_hs, xs, h0 and params."""
    rng = np.random.default_rng([seed, T, D, H])
    params = make_params(lambda shape: rng.normal(size=shape), D, H)
    return rng.normal(size=(T, H)), rng.normal(size=(T, D)), 2 * rng.normal(size=H), params


def logistic(a):
    return 1 / (1 + cmath.exp(-a))


def affine(gate, j, x, h, params):
    from_x = sum(params[f"W_x{gate}"][j][k] * x[k] for k in range(len(x)))
    return from_x + sum(params[f"W_h{gate}"][j][k] * h[k] for k in range(len(h))) + params[f"b_{gate}"][j]


def step_by_loops(x, h, params):
    """The four formulas unit by unit, also for complex numbers."""
    units = range(len(h))
    reset = [logistic(affine("r", j, x, h, params)) * h[j] for j in units]
    new = []
    for j in units:
        z = logistic(affine("z", j, x, h, params))
        new.append((1 - z) * h[j] + z * cmath.tanh(affine("h", j, x, reset, params)))
    return new


def states_by_loops(xs, h, params):
    rows = []
    for x in xs:
        h = step_by_loops(x, h, params)
        rows.append(h)
    return rows


@pytest.mark.parametrize("size", SIZES)
def test_states_are_those_of_loops(size):
    """A step and a sequence equal the four formulas written as loops over units."""
    _grad_hs, xs, h0, params = make_case(*size)
    want = np.real(states_by_loops(xs, h0, params))
    np.testing.assert_allclose(ref.gru_step(xs[0], h0, params), want[0], rtol=1e-12)
    np.testing.assert_allclose(ref.gru_forward(xs, h0, params), want, rtol=1e-12)


def derivatives(grad_hs, xs, h0, params):
    """The derivatives of sum(grad_hs * hs) in every argument, by complex steps."""
    whole, found = {"xs": xs, "h0": h0} | params, {}
    for name, value in whole.items():
        found[name] = np.empty(value.shape)
        for index in np.ndindex(value.shape):
            moved = value.astype(complex)
            moved[index] += 1e-30j
            now = whole | {name: moved}
            rows = np.array(states_by_loops(now["xs"], now["h0"], now))
            found[name][index] = np.sum(grad_hs * rows.imag) / 1e-30
    return found


@pytest.mark.parametrize("size", SIZES)
def test_gradients_are_complex_step_derivatives(size):
    """All gradients through time equal derivatives by complex steps."""
    case = make_case(*size)
    want = derivatives(*case)
    grad_xs, grad_h0, grad_params = ref.gru_backward(*case)
    for name, value in {"xs": grad_xs, "h0": grad_h0, **grad_params}.items():
        np.testing.assert_allclose(value, want[name], rtol=1e-9, atol=1e-12)


def test_gradients_of_one_step():
    """One step is a sequence of length 1."""
    grad_hs, xs, h0, params = make_case(1, 3, 2)
    want = derivatives(grad_hs, xs, h0, params)
    grad_x, grad_h_prev, grad_params = ref.gru_step_backward(grad_hs[0], xs[0], h0, params)
    np.testing.assert_allclose(grad_x, want["xs"][0], rtol=1e-10, atol=1e-13)
    np.testing.assert_allclose(grad_h_prev, want["h0"], rtol=1e-10, atol=1e-13)
    for name, value in grad_params.items():
        np.testing.assert_allclose(value, want[name], rtol=1e-10, atol=1e-13)


def test_the_four_limits():
    """Z = 0 keeps, z = 1 replaces; r = 0 hides the old state from the candidate, r = 1 shows it."""
    for z, r, want in ((-900, 0, 0.5), (900, -900, math.tanh(0.5)), (900, 900, math.tanh(1.5))):
        params = make_params(np.zeros, 1, 1) | {"b_z": [z], "b_r": [r], "W_xh": [[0.5]], "W_hh": [[2.0]]}
        assert ref.gru_step([1.0], [0.5], params) == pytest.approx([want], rel=1e-12)


def test_conventions_differ():
    """Swapping the sign of z's weights leads from one convention of z to the other; r's place matters for H > 1."""
    _grad_hs, xs, h0, params = make_case(1, 2, 3)
    swapped = params | {name: -params[name] for name in ("W_xz", "W_hz", "b_z")}
    z = np.real([logistic(affine("z", j, xs[0], h0, params)) for j in range(3)])
    candidate = (ref.gru_step(xs[0], h0, params) - (1 - z) * h0) / z
    np.testing.assert_allclose(ref.gru_step(xs[0], h0, swapped), z * h0 + (1 - z) * candidate, rtol=1e-10)
    r = np.real([logistic(affine("r", j, xs[0], h0, params)) for j in range(3)])
    after = np.tanh(params["W_xh"] @ xs[0] + r * (params["W_hh"] @ h0) + params["b_h"])
    assert np.abs(after - candidate).max() > 1e-2


@pytest.mark.parametrize(("kind", "blocks"), [("rnn", 1), ("gru", 3), ("lstm", 4)])
def test_parameters_are_counted_one_by_one(kind, blocks):
    """The count is the number of entries of the arrays."""
    D, H = 4, 7
    arrays = blocks * [np.zeros((H, D)), np.zeros((H, H)), np.zeros(H)]
    assert ref.parameter_count(kind, D, H) == sum(array.size for array in arrays)
