# exercise: bptt
# title: Follows each error ten steps back at most
# title.zh: 每个误差至多回溯十个时刻
# hint: How far back does the sum in the notes go?
# hint.zh: 讲义中的求和一直回溯到哪个时刻？
# source: truncated backpropagation through time
def back(hs, params, outputs, labels, t, s):
    """dE_s/dh_t."""
    grad_scores = (outputs[s] - np.eye(len(outputs[s]))[labels[s]]) / 2
    return state_jacobian(hs, params["W_h"], t, s).T @ floats(params["W_o"]).T @ grad_scores


def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    _carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grad_a = (sum(back(hs, params, outputs, labels, t, s) for s in range(t, min(t + 11, len(hs))))) * (
            1 - hs[t] ** 2
        )
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
    return grads
