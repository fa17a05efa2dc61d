# Only integers are turned into floats: float32 stays float32. Gates in a dict comprehension, helper per derivative.
import numpy as np


def real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(float)


def sigma(a):
    return np.piecewise(a, [a >= 0], [lambda v: 1 / (1 + np.exp(-v)), lambda v: np.exp(v) / (1 + np.exp(v))])


def tensors(params):
    return {name: real(value) for name, value in params.items()}


def gate_values(x, h, p):
    z = {k: np.inner(p[f"W_x{k}"], x) + np.inner(p[f"W_h{k}"], h) + p[f"b_{k}"] for k in ("i", "f", "o", "c")}
    return {k: np.tanh(v) if k == "c" else sigma(v) for k, v in z.items()}


def lstm_step(x, h_prev, c_prev, params):
    v = gate_values(real(x), real(h_prev), tensors(params))
    c = np.add(np.multiply(v["f"], real(c_prev)), np.multiply(v["i"], v["c"]))
    return np.multiply(v["o"], np.tanh(c)), c


def lstm_forward(xs, h0, c0, params):
    states = [(real(h0), real(c0))]
    for x in real(xs):
        states.append(lstm_step(x, *states[-1], params))
    return tuple(np.array(column) for column in zip(*states[1:]))


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    x, h_prev, c_prev, p = real(x), real(h_prev), real(c_prev), tensors(params)
    v = gate_values(x, h_prev, p)
    c = v["f"] * c_prev + v["i"] * v["c"]
    dh = real(grad_h)
    dc = real(grad_c) + dh * v["o"] / np.cosh(c) ** 2
    outer = {"i": dc * v["c"], "f": dc * c_prev, "o": dh * np.tanh(c), "c": dc * v["i"]}
    dz = {k: g * (1 - v[k] ** 2 if k == "c" else v[k] - v[k] ** 2) for k, g in outer.items()}
    grad_params = {}
    for k in dz:
        grad_params[f"b_{k}"] = dz[k]
        grad_params[f"W_h{k}"] = np.einsum("i,j->ij", dz[k], h_prev)
        grad_params[f"W_x{k}"] = np.einsum("i,j->ij", dz[k], x)
    dx = np.einsum("gh,ghd->d", np.array(list(dz.values())), np.array([p[f"W_x{k}"] for k in dz]))
    dh_prev = np.einsum("gh,ghk->k", np.array(list(dz.values())), np.array([p[f"W_h{k}"] for k in dz]))
    return [dx, dh_prev, dc * v["f"], grad_params]


def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    hs, cs = np.concatenate([[real(h0)], hs]), np.concatenate([[real(c0)], cs])
    grad_hs, xs = real(grad_hs), real(xs)
    steps, dh, dc = [], 0, np.zeros(hs.shape[1])
    for t in range(len(xs), 0, -1):
        step = lstm_step_backward(grad_hs[t - 1] + dh, dc, xs[t - 1], hs[t - 1], cs[t - 1], params)
        _, dh, dc, _ = step
        steps.insert(0, step)
    grad_params = {k: sum(s[3][k] for s in steps) for k in params}
    return [np.array([s[0] for s in steps]), dh, dc, grad_params]
