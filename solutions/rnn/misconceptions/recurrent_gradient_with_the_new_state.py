# exercise: bptt
# title: The gradient in W_h uses h_t
# title.zh: 对 W_h 的梯度用了 h_t
# hint: Which state did W_h multiply in step t?
# hint.zh: 在时刻 t，与 W_h 相乘的是哪个编码？
# source: off by one
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, _h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, hs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
