# Plain Python loops and lists; every result is a list.
import math

GATES = ("i", "f", "o", "c")


def squash(a):
    if a < 0:
        e = math.exp(a)
        return e / (1 + e)
    return 1 / (1 + math.exp(-a))


def activations(x, h_prev, params):
    result = {}
    for gate in GATES:
        W, U, b = params["W_x" + gate], params["W_h" + gate], params["b_" + gate]
        values = []
        for j in range(len(b)):
            total = float(b[j])
            for k in range(len(x)):
                total += float(W[j][k]) * float(x[k])
            for k in range(len(h_prev)):
                total += float(U[j][k]) * float(h_prev[k])
            values.append(math.tanh(total) if gate == "c" else squash(total))
        result[gate] = values
    return result


def lstm_step(x, h_prev, c_prev, params):
    z = activations(x, h_prev, params)
    c = [z["f"][j] * float(c_prev[j]) + z["i"][j] * z["c"][j] for j in range(len(c_prev))]
    h = [z["o"][j] * math.tanh(c[j]) for j in range(len(c))]
    return [h, c]


def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return [hs, cs]


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    z = activations(x, h_prev, params)
    c = lstm_step(x, h_prev, c_prev, params)[1]
    D, H = len(x), len(c)
    grad_x, grad_h_prev, grad_c_prev = [0.0] * D, [0.0] * H, [0.0] * H
    grads = {}
    delta = {gate: [0.0] * H for gate in GATES}
    for j in range(H):
        t = math.tanh(c[j])
        through = float(grad_c[j]) + float(grad_h[j]) * z["o"][j] * (1 - t * t)
        delta["o"][j] = float(grad_h[j]) * t * z["o"][j] * (1 - z["o"][j])
        delta["i"][j] = through * z["c"][j] * z["i"][j] * (1 - z["i"][j])
        delta["f"][j] = through * float(c_prev[j]) * z["f"][j] * (1 - z["f"][j])
        delta["c"][j] = through * z["i"][j] * (1 - z["c"][j] ** 2)
        grad_c_prev[j] = through * z["f"][j]
    for gate in GATES:
        grads["W_x" + gate] = [[delta[gate][j] * float(x[k]) for k in range(D)] for j in range(H)]
        grads["W_h" + gate] = [[delta[gate][j] * float(h_prev[k]) for k in range(H)] for j in range(H)]
        grads["b_" + gate] = delta[gate]
        for j in range(H):
            for k in range(D):
                grad_x[k] += delta[gate][j] * float(params["W_x" + gate][j][k])
            for k in range(H):
                grad_h_prev[k] += delta[gate][j] * float(params["W_h" + gate][j][k])
    return [grad_x, grad_h_prev, grad_c_prev, grads]


def add(a, b):
    return [add(p, q) for p, q in zip(a, b)] if isinstance(a, list) else a + b


def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    H = len(h0)
    from_h, from_c = [0.0] * H, [0.0] * H
    grad_xs, total = [], None
    for t in range(len(xs) - 1, -1, -1):
        here = [float(grad_hs[t][j]) + from_h[j] for j in range(H)]
        h_prev, c_prev = (hs[t - 1], cs[t - 1]) if t else (h0, c0)
        grad_x, from_h, from_c, grads = lstm_step_backward(here, from_c, xs[t], h_prev, c_prev, params)
        grad_xs.insert(0, grad_x)
        total = grads if total is None else {name: add(total[name], grads[name]) for name in grads}
    return [grad_xs, from_h, from_c, total]
