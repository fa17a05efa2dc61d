# 3210100015  门控循环单元
import math
GATES = 'zrh'

def logistic(a):
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))

def dot(u, v):
    return sum((float(a) * float(b) for a, b in zip(u, v, strict=False)))

def affine(gate, x, h, params):
    rows = zip(params['W_x' + gate], params['W_h' + gate], params['b_' + gate], strict=False)
    return [dot(row_x, x) + dot(row_h, h) + float(b) for row_x, row_h, b in rows]

def parts(x, h, params):
    z = [logistic(a) for a in affine('z', x, h, params)]
    r = [logistic(a) for a in affine('r', x, h, params)]
    return (z, r, [math.tanh(a) for a in affine('h', x, [a * float(b) for a, b in zip(r, h, strict=False)], params)])

def gru_step(x, h_prev, params):
    z, _r, candidate = parts(x, h_prev, params)
    return [float(h) + a * (c - float(h)) for a, h, c in zip(z, h_prev, candidate, strict=False)]

def gru_forward(xs, h0, params):
    hs = []
    for x in xs:
        hs.append(gru_step(x, hs[-1] if hs else h0, params))
    return hs

def gru_step_backward(grad_h, x, h_prev, params):
    H, D = (len(h_prev), len(x))
    z, r, c = parts(x, h_prev, params)
    d = {'h': [float(grad_h[a]) * z[a] * (1 - c[a]) * (1 + c[a]) for a in range(H)]}
    d['z'] = [float(grad_h[a]) * (c[a] - h_prev[a]) * z[a] * (1 - z[a]) for a in range(H)]
    reset = [sum((params['W_hh'][a][b] * d['h'][a] for a in range(H))) for b in range(H)]
    d['r'] = [reset[a] * h_prev[a] * r[a] * (1 - r[a]) for a in range(H)]
    grads = {}
    for gate in GATES:
        seen = [r[a] * h_prev[a] for a in range(H)] if gate == 'h' else h_prev
        grads['b_' + gate] = d[gate]
        grads['W_x' + gate] = [[v * float(u) for u in x] for v in d[gate]]
        grads['W_h' + gate] = [[v * float(u) for u in seen] for v in d[gate]]
    grad_x = [sum((params['W_x' + g][a][k] * d[g][a] for g in GATES for a in range(H))) for k in range(D)]
    grad_prev = []
    for b in range(H):
        through = sum((params['W_h' + g][a][b] * d[g][a] for g in 'zr' for a in range(H)))
        grad_prev.append(float(grad_h[b]) * (1 - z[b]) + reset[b] * r[b] + through)
    return (grad_x, grad_prev, grads)

def add(u, v):
    return [add(a, b) for a, b in zip(u, v, strict=False)] if isinstance(u, list) else u + v

def gru_backward(grad_hs, xs, h0, params):
    hs = gru_forward(xs, h0, params)
    later, rows, total = ([0.0] * len(h0), [], None)
    for t in range(len(xs) - 1, -1, -1):
        whole = [float(a) + b for a, b in zip(grad_hs[t], later, strict=False)]
        row, later, grads = gru_step_backward(whole, xs[t], hs[t - 1] if t > 0 else h0, params)
        rows.append(row)
        total = grads if total is None else {name: add(total[name], grads[name]) for name in grads}
    rows.reverse()
    return (rows, later, total)

def parameter_count(kind, D, H):
    count = 0
    for _gate in {'rnn': 'h', 'gru': 'zrh', 'lstm': 'ifoc'}[kind]:
        for _unit in range(H):
            count += D + H + 1
    return count
