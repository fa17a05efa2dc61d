# exercise: bptt
# title: Sends the gradient back through W_h, not its transpose
# title.zh: 梯度往回传时没有转置 W_h
# hint: Entry [a, b] of W_h leads forward from b to a. Which way does the gradient go?
# hint.zh: W_h 的元素 [a, b] 由 b 通向 a。梯度朝哪个方向走？
# source: row and column conventions
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]) @ grad_a
    return grads
