# Extended precision inside, everything spelled out, backpropagation through time written out again in lstm_backward.
import numpy as np

LONG = np.longdouble


def L(a):
    return np.array(a, dtype=LONG)


def sig(a):
    return LONG(0.5) * (LONG(1) + np.tanh(LONG(0.5) * a))


def run(x, h, c, P):
    i = sig((P["W_xi"] * x).sum(axis=1) + (P["W_hi"] * h).sum(axis=1) + P["b_i"])
    f = sig((P["W_xf"] * x).sum(axis=1) + (P["W_hf"] * h).sum(axis=1) + P["b_f"])
    o = sig((P["W_xo"] * x).sum(axis=1) + (P["W_ho"] * h).sum(axis=1) + P["b_o"])
    g = np.tanh((P["W_xc"] * x).sum(axis=1) + (P["W_hc"] * h).sum(axis=1) + P["b_c"])
    return i, f, o, g, f * c + i * g


def lstm_step(x, h_prev, c_prev, params):
    i, f, o, g, c = run(L(x), L(h_prev), L(c_prev), {k: L(v) for k, v in params.items()})
    return (o * np.tanh(c)).astype(float), c.astype(float)


def lstm_forward(xs, h0, c0, params):
    P = {k: L(v) for k, v in params.items()}
    xs, h, c = L(xs), L(h0), L(c0)
    hs, cs = np.zeros((len(xs), len(h))), np.zeros((len(xs), len(c)))
    t = 0
    while t < len(xs):
        i, f, o, g, c = run(xs[t], h, c, P)
        h = o * np.tanh(c)
        hs[t], cs[t] = h, c
        t += 1
    return hs, cs


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    dxs, dh, dc, dP = through_time([grad_h], grad_c, [x], h_prev, c_prev, params)
    return dxs[0], dh, dc, dP


def lstm_backward(grad_hs, xs, h0, c0, params):
    return through_time(grad_hs, [0] * len(h0), xs, h0, c0, params)


def through_time(grad_hs, last_dc, xs, h0, c0, params):
    P = {k: L(v) for k, v in params.items()}
    xs, H = L(xs), [L(h0)]
    C, tape = [L(c0)], []
    for x in xs:
        i, f, o, g, c = run(x, H[-1], C[-1], P)
        tape.append((i, f, o, g))
        C.append(c)
        H.append(o * np.tanh(c))
    dP = {k: np.zeros_like(v) for k, v in P.items()}
    dxs = np.zeros_like(xs)
    dh, dc = np.zeros_like(H[0]), L(last_dc)
    for t in range(len(xs) - 1, -1, -1):
        i, f, o, g = tape[t]
        dh = dh + L(grad_hs[t])
        tc = np.tanh(C[t + 1])
        do = dh * tc
        dc = dc + dh * o - dh * o * tc * tc
        di, df, dg = dc * g, dc * C[t], dc * i
        dc = dc * f
        dh = np.zeros_like(dh)
        for k, d in zip("ifoc", (di * (i - i * i), df * (f - f * f), do * (o - o * o), dg * (1 - g * g))):
            dP["W_x" + k] += d[:, None] @ xs[t][None, :]
            dP["W_h" + k] += d[:, None] @ H[t][None, :]
            dP["b_" + k] += d
            dxs[t] += (P["W_x" + k] * d[:, None]).sum(axis=0)
            dh += (P["W_h" + k] * d[:, None]).sum(axis=0)
    return dxs.astype(float), dh.astype(float), dc.astype(float), {k: v.astype(float) for k, v in dP.items()}
