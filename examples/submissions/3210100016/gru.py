# 3210100016  门控循环单元
import numpy as np

class Gate:

    def __init__(self, name, params):
        self.name = name
        columns = [np.asarray(params[key + name], dtype=float) for key in ('W_x', 'W_h', 'b_')]
        self.D = columns[0].shape[1]
        self.matrix = np.column_stack(columns)
        self.grad = np.zeros_like(self.matrix)

    def __call__(self, x, h):
        self.inputs = np.concatenate([x, h, [1.0]])
        return self.matrix.dot(self.inputs)

    def back(self, grad, inputs):
        self.grad += np.outer(grad, inputs)
        both = grad @ self.matrix
        return (both[:self.D], both[self.D:-1])

    def named(self):
        D = self.D
        return {f'W_x{self.name}': self.grad[:, :D], f'W_h{self.name}': self.grad[:, D:-1], f'b_{self.name}': self.grad[:, -1]}

class Unit:

    def __init__(self, params):
        self.z, self.r, self.h = (Gate(name, params) for name in 'zrh')
        self.tape = []

    def step(self, x, h):
        x, h = (np.array(x, dtype=float), np.array(h, dtype=float))
        z = np.exp(-np.logaddexp(0, -self.z(x, h)))
        r = np.exp(-np.logaddexp(0, -self.r(x, h)))
        c = np.tanh(self.h(x, r * h))
        self.tape.append((h, z, r, c, self.z.inputs, self.h.inputs))
        return h + z * (c - h)

    def step_back(self, grad):
        h, z, r, c, seen, reset = self.tape.pop()
        x3, back = self.h.back(grad * z * (1 - c * c), reset)
        x1, h1 = self.z.back(grad * (c - h) * z * (1 - z), seen)
        x2, h2 = self.r.back(back * h * r * (1 - r), seen)
        return (x1 + x2 + x3, grad - grad * z + back * r + h1 + h2)

    def gradients(self):
        return {**self.z.named(), **self.r.named(), **self.h.named()}

def gru_step(x, h_prev, params):
    return Unit(params).step(x, h_prev)

def gru_forward(xs, h0, params):
    unit, hs = (Unit(params), [h0])
    for x in xs:
        hs.append(unit.step(x, hs[-1]))
    return np.vstack(hs[1:])

def gru_step_backward(grad_h, x, h_prev, params):
    unit = Unit(params)
    unit.step(x, h_prev)
    return [*unit.step_back(np.asarray(grad_h)), unit.gradients()]

def gru_backward(grad_hs, xs, h0, params):
    unit, h = (Unit(params), h0)
    for x in xs:
        h = unit.step(x, h)
    rows, back = (np.empty(np.shape(xs)), 0)
    for t in range(len(xs))[::-1]:
        rows[t], back = unit.step_back(np.asarray(grad_hs[t]) + back)
    return (rows, back, unit.gradients())

def parameter_count(kind, D, H):
    blocks = {'rnn': 1, 'gru': 3, 'lstm': 4}[kind]
    return blocks * (H * D + H * H + 2 * H)
