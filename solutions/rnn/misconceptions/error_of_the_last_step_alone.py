# exercise: bptt
# title: Only the last error is sent back
# title.zh: 只回传了最后一个时刻的误差
# hint: Which errors does E contain?
# hint.zh: E 包含哪些时刻的误差？
# source: many to one in mind
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = ((outputs[t] - np.eye(len(outputs[t]))[labels[t]]) * (t == len(xs) - 1)) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
