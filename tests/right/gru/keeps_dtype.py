"""Keeps float32 where everything is float32; the two gates from one stacked matrix."""

from typing import NamedTuple

import numpy as np


class StepGradients(NamedTuple):
    x: np.ndarray
    h_prev: np.ndarray
    params: dict


def real(value):
    value = np.asarray(value)
    return value if value.dtype.kind == "f" else value.astype(float)


def stack(params, kind):
    return np.concatenate([real(params[f"{kind}z"]), real(params[f"{kind}r"])])


def half(a):
    return a.dtype.type(0.5) * (1 + np.tanh(a / 2))


def look(x, h, params):
    both = half(stack(params, "W_x") @ x + stack(params, "W_h") @ h + stack(params, "b_"))
    z, r = np.split(both, 2)
    c = np.tanh(real(params["W_xh"]) @ x + real(params["W_hh"]) @ (r * h) + real(params["b_h"]))
    return z, r, c


def gru_step(x, h_prev, params):
    x, h = real(x), real(h_prev)
    z, _, c = look(x, h, params)
    return z * c + (1 - z) * h


def gru_forward(xs, h0, params):
    h, rows = h0, []
    for x in real(xs):
        h = gru_step(x, h, params)
        rows += [h]
    return np.stack(rows)


def gru_step_backward(grad_h, x, h_prev, params):
    g, x, h = real(grad_h), real(x), real(h_prev)
    z, r, c = look(x, h, params)
    dc = g * z * (1 - c * c)
    dreset = real(params["W_hh"]).T @ dc
    both = np.concatenate([g * (c - h), dreset * h]) * np.concatenate([z * (1 - z), r * (1 - r)])
    dz, dr = np.split(both, 2)
    grads = {"W_xh": dc[:, None] * x, "W_hh": dc[:, None] * (r * h), "b_h": dc}
    for name, d in (("z", dz), ("r", dr)):
        grads.update({"W_x" + name: d[:, None] * x, "W_h" + name: d[:, None] * h, "b_" + name: d})
    grad_x = stack(params, "W_x").T @ both + real(params["W_xh"]).T @ dc
    return StepGradients(grad_x, g * (1 - z) + r * dreset + stack(params, "W_h").T @ both, grads)


def gru_backward(grad_hs, xs, h0, params):
    xs, grad_hs = real(xs), real(grad_hs)
    before = np.concatenate([real(h0)[None, :], gru_forward(xs, h0, params)[:-1]])
    back, rows, sums = np.zeros_like(grad_hs[0]), [], {}
    for x, h, g in reversed(list(zip(xs, before, grad_hs, strict=False))):
        one = gru_step_backward(g + back, x, h, params)
        back = one.h_prev
        rows = [one.x, *rows]
        for name, value in one.params.items():
            sums[name] = sums.get(name, 0) + value
    return np.array(rows), back, sums


def parameter_count(kind, D, H):
    if kind == "rnn":
        return H * D + H * H + H
    return parameter_count("rnn", D, H) * (3 if kind == "gru" else 4)
