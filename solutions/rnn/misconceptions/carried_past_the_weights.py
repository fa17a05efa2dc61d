# exercise: bptt
# title: What is carried back skips W_h
# title.zh: 传回的梯度没有经过 W_h
# hint: Set W_h to 0: what may still reach the step before?
# hint.zh: 令 W_h 为 0：还有什么能传到前一个时刻？
# source: just pass it on
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
        carried = grad_a
    return grads
