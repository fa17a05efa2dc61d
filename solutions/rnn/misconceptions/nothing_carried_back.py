# exercise: bptt
# title: Nothing comes back from later steps
# title.zh: 没有后续时刻传回的梯度
# hint: Change the first input: whose errors move? Figure 6.20 has an arrow from step to step.
# hint.zh: 改变第一个输入：哪些时刻的误差会变？图6.20中各时刻之间有箭头相连。
# source: the carry is dropped
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
        carried = 0
    return grads
