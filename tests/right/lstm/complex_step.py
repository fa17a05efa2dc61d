# The forward pass alone is written out; every gradient is a complex-step derivative of it.
import cmath

import numpy as np

STEP = 1e-30


def _sigmoid(a):
    if a.real >= 0:
        return 1 / (1 + cmath.exp(-a))
    e = cmath.exp(a)
    return e / (1 + e)


def _tanh(a):
    return 2 * _sigmoid(2 * a) - 1


_sigmoids = np.frompyfunc(_sigmoid, 1, 1)
_tanhs = np.frompyfunc(_tanh, 1, 1)


def _call(function, a):
    return function(a.astype(complex)).astype(complex)


def _complex(a):
    return np.array(a, dtype=complex)


def _step(x, h, c, p):
    a = {k: p["W_x" + k] @ x + p["W_h" + k] @ h + p["b_" + k] for k in "ifoc"}
    c = _call(_sigmoids, a["f"]) * c + _call(_sigmoids, a["i"]) * _call(_tanhs, a["c"])
    return _call(_sigmoids, a["o"]) * _call(_tanhs, c), c


def _forward(xs, h, c, p):
    hs, cs = [], []
    for x in xs:
        h, c = _step(x, h, c, p)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)


def _complex_params(params):
    return {name: _complex(value) for name, value in params.items()}


def _derivative(loss, value):
    grad = np.zeros(value.shape)
    for index in np.ndindex(value.shape):
        moved = value.copy()
        moved[index] += 1j * STEP
        grad[index] = loss(moved).imag / STEP
    return grad


def lstm_step(x, h_prev, c_prev, params):
    h, c = _step(_complex(x), _complex(h_prev), _complex(c_prev), _complex_params(params))
    return h.real, c.real


def lstm_forward(xs, h0, c0, params):
    hs, cs = _forward(_complex(xs), _complex(h0), _complex(c0), _complex_params(params))
    return hs.real, cs.real


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    p = _complex_params(params)
    x, h, c = _complex(x), _complex(h_prev), _complex(c_prev)

    def loss(x, h, c, p):
        new_h, new_c = _step(x, h, c, p)
        return np.asarray(grad_h) @ new_h + np.asarray(grad_c) @ new_c

    grads = {name: _derivative(lambda v, n=name: loss(x, h, c, {**p, n: v}), p[name]) for name in p}
    return (
        _derivative(lambda v: loss(v, h, c, p), x),
        _derivative(lambda v: loss(x, v, c, p), h),
        _derivative(lambda v: loss(x, h, v, p), c),
        grads,
    )


def lstm_backward(grad_hs, xs, h0, c0, params):
    grad_hs = np.asarray(grad_hs)
    p = _complex_params(params)
    grad_xs = np.zeros(np.shape(xs))
    total = {name: np.zeros(value.shape) for name, value in p.items()}
    hs, cs = lstm_forward(xs, h0, c0, params)
    gh = gc = np.zeros(grad_hs.shape[1])
    for t in range(len(xs) - 1, -1, -1):
        h, c = (hs[t - 1], cs[t - 1]) if t > 0 else (h0, c0)
        grad_xs[t], gh, gc, grads = lstm_step_backward(grad_hs[t] + gh, gc, xs[t], h, c, params)
        for name in total:
            total[name] += grads[name]
    return grad_xs, gh, gc, total
