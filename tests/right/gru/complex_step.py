"""Every derivative by complex steps through the forward formulas."""

import numpy as np


def logistic(a):
    flip = np.where(a.real < 0, -1, 1)
    e = np.exp(-flip * a)
    return np.where(flip > 0, 1 / (1 + e), e / (1 + e))


def squash(a):
    return 2 * logistic(2 * a) - 1


def step(x, h, p):
    z = logistic(p["W_xz"] @ x + p["W_hz"] @ h + p["b_z"])
    r = logistic(p["W_xr"] @ x + p["W_hr"] @ h + p["b_r"])
    return (1 - z) * h + z * squash(p["W_xh"] @ x + p["W_hh"] @ (r * h) + p["b_h"])


def lift(value):
    return np.asarray(value) + 0j


def run(xs, h, p):
    rows = []
    for x in xs:
        h = step(x, h, p)
        rows.append(h)
    return np.array(rows)


def gru_step(x, h_prev, params):
    return step(lift(x), lift(h_prev), {k: lift(v) for k, v in params.items()}).real


def gru_forward(xs, h0, params):
    return run(lift(xs), lift(h0), {k: lift(v) for k, v in params.items()}).real


def derivatives(grad_hs, xs, h0, params):
    everything = {"xs": lift(xs), "h0": lift(h0), **{k: lift(v) for k, v in params.items()}}
    out = {}
    for name, value in everything.items():
        out[name] = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            p = {k: v.copy() for k, v in everything.items()}
            p[name][index] += 1e-40j
            out[name][index] = np.sum(np.asarray(grad_hs) * run(p["xs"], p["h0"], p).imag) / 1e-40
    return out


def gru_step_backward(grad_h, x, h_prev, params):
    out = derivatives([grad_h], [x], h_prev, params)
    return out.pop("xs")[0], out.pop("h0"), out


def gru_backward(grad_hs, xs, h0, params):
    out = derivatives(grad_hs, xs, h0, params)
    return out.pop("xs"), out.pop("h0"), out


def parameter_count(kind, D, H):
    shapes = [(H, D), (H, H), (H,)] * {"lstm": 4, "gru": 3, "rnn": 1}[kind]
    return sum(int(np.prod(shape)) for shape in shapes)
