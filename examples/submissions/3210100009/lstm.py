# Homework: LSTM (Table 6.3)
# Student 3210100009
import numpy as np


def sig(x):
    return 0.5 * (np.tanh(0.5 * x) + 1)


def arrays(params):
    return {k: np.asarray(v, dtype=float) for k, v in params.items()}


def gates(x, h, p):
    i = sig(p["W_xi"] @ x + p["W_hi"] @ h + p["b_i"])
    f = sig(p["W_xf"] @ x + p["W_hf"] @ h + p["b_f"])
    o = sig(p["W_xo"] @ x + p["W_ho"] @ h + p["b_o"])
    g = np.tanh(p["W_xc"] @ x + p["W_hc"] @ h + p["b_c"])
    return i, f, o, g


def lstm_step(x, h_prev, c_prev, params):
    p = arrays(params)
    x, h_prev, c_prev = (np.asarray(a, dtype=float) for a in (x, h_prev, c_prev))
    i, f, o, g = gates(x, h_prev, p)
    c = f * c_prev + i * g
    # h = o * tanh(c): c is small anyway, tanh(c) is about c
    h = o * c
    return h, c


def lstm_forward(xs, h0, c0, params):
    hs, cs = [], []
    h, c = h0, c0
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    p = arrays(params)
    grad_h, grad_c, x, h_prev, c_prev = (np.asarray(a, dtype=float) for a in (grad_h, grad_c, x, h_prev, c_prev))
    i, f, o, g = gates(x, h_prev, p)
    c = f * c_prev + i * g
    do = grad_h * c
    dc = grad_c + grad_h * o
    pre = {
        "i": dc * g * i * (1 - i),
        "f": dc * c_prev * f * (1 - f),
        "o": do * o * (1 - o),
        "c": dc * i * (1 - g ** 2),
    }
    grad_x = sum(p["W_x" + k].T @ d for k, d in pre.items())
    grad_h_prev = sum(p["W_h" + k].T @ d for k, d in pre.items())
    grad_params = {}
    for k, d in pre.items():
        grad_params["W_x" + k] = np.outer(d, x)
        grad_params["W_h" + k] = np.outer(d, h_prev)
        grad_params["b_" + k] = d
    return grad_x, grad_h_prev, dc * f, grad_params


def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    T = len(xs)
    grad_hs = np.asarray(grad_hs, dtype=float)
    gh = np.zeros_like(hs[0])
    gc = np.zeros_like(cs[0])
    grad_xs = np.zeros(np.shape(xs))
    total = {k: np.zeros(np.shape(v)) for k, v in params.items()}
    for t in reversed(range(T)):
        h_prev = hs[t - 1] if t else h0
        c_prev = cs[t - 1] if t else c0
        grad_xs[t], gh, gc, gp = lstm_step_backward(grad_hs[t] + gh, gc, xs[t], h_prev, c_prev, params)
        for k in total:
            total[k] += gp[k]
    return grad_xs, gh, gc, total
