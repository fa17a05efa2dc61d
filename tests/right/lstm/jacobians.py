# Explicit Jacobian matrices: the chain rule as matrix products; recursion over time.
import numpy as np


def to64(a):
    return np.array(a, np.float64)


def logistic(a):
    return np.exp(-np.logaddexp(0, -a))


def parts(x, h, c, p):
    a = {k: to64(p["W_x" + k]).dot(x) + to64(p["W_h" + k]).dot(h) + to64(p["b_" + k]) for k in "ifoc"}
    value = {k: logistic(a[k]) for k in "ifo"}
    value["c"] = np.tanh(a["c"])
    new_c = value["f"] * c + value["i"] * value["c"]
    return value, new_c


def lstm_step(x, h_prev, c_prev, params):
    value, c = parts(to64(x), to64(h_prev), to64(c_prev), params)
    return value["o"] * np.tanh(c), c


def lstm_forward(xs, h0, c0, params):
    if len(xs) == 0:
        H = len(h0)
        return np.empty((0, H)), np.empty((0, H))
    h, c = lstm_step(xs[0], h0, c0, params)
    hs, cs = lstm_forward(xs[1:], h, c, params)
    return np.vstack([h, hs]), np.vstack([c, cs])


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    x, h, c_prev = to64(x), to64(h_prev), to64(c_prev)
    value, c = parts(x, h, c_prev, params)
    dc_da = {
        "i": np.diag(value["c"] * value["i"] * (1 - value["i"])),
        "f": np.diag(c_prev * value["f"] * (1 - value["f"])),
        "o": np.zeros((len(c), len(c))),
        "c": np.diag(value["i"] * (1 - value["c"] ** 2)),
    }
    dh_dc = np.diag(value["o"] * (1 - np.tanh(c) ** 2))
    dh_da = {k: dh_dc @ dc_da[k] for k in "ifc"}
    dh_da["o"] = np.diag(np.tanh(c) * value["o"] * (1 - value["o"]))
    row_h, row_c = to64(grad_h), to64(grad_c)
    rows = {k: row_h @ dh_da[k] + row_c @ dc_da[k] for k in "ifoc"}
    grads = {}
    for k, row in rows.items():
        grads["W_x" + k] = row.reshape(-1, 1) * x
        grads["W_h" + k] = row.reshape(-1, 1) * h
        grads["b_" + k] = row
    grad_x = sum(row @ to64(params["W_x" + k]) for k, row in rows.items())
    grad_h_prev = sum(row @ to64(params["W_h" + k]) for k, row in rows.items())
    grad_c_prev = (row_h @ dh_dc + row_c) @ np.diag(value["f"])
    return grad_x, grad_h_prev, grad_c_prev, grads


def backward_from(grad_hs, xs, h, c, params):
    """Gradients of the steps from here on."""
    h1, c1 = lstm_step(xs[0], h, c, params)
    if len(xs) == 1:
        later = (np.zeros((0, len(xs[0]))), 0 * h1, 0 * c1, None)
    else:
        later = backward_from(grad_hs[1:], xs[1:], h1, c1, params)
    gx, gh, gc, grads = lstm_step_backward(to64(grad_hs[0]) + later[1], later[2], xs[0], h, c, params)
    if later[3] is not None:
        grads = {k: grads[k] + later[3][k] for k in grads}
    return np.vstack([gx, later[0]]), gh, gc, grads


def lstm_backward(grad_hs, xs, h0, c0, params):
    return backward_from(grad_hs, xs, h0, c0, params)
