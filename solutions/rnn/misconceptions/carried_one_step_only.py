# exercise: bptt
# title: The gradient comes back one step and no further
# title.zh: 梯度只传回一个时刻
# hint: Compare T = 2 with T = 3: does the first step hear of the third error?
# hint.zh: 比较 T = 2 与 T = 3：第一个时刻能得知第三个时刻的误差吗？
# source: truncation by accident
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
        own = floats(params["W_o"]).T @ grad_scores * (1 - hs[t] ** 2)
        carried = floats(params["W_h"]).T @ own
    return grads
