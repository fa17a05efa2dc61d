# exercise: bptt
# title: Uses the whole derivative of h_i where the immediate one belongs
# title.zh: 本该用直接偏导数的地方用了全导数
# hint: The last factor of the notes' sum holds h_{i-1} fixed. Else, how often does the first step count?
# hint.zh: 讲义的求和式中，最后一个因子要固定 h_{i-1}。若换成全导数，第一个时刻会被计算几次？
# source: the notes, the sum over i before Figure 6.19
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    h_prevs = [floats(h0), *hs]
    for t in range(len(xs)):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grads["W_o"] += np.outer(grad_scores, hs[t])
        for i in range(t + 1):
            jacobian = floats(state_jacobian(hs, params["W_h"], i, t))
            grad_a = (jacobian.T @ floats(params["W_o"]).T @ grad_scores) * (1 - hs[i] ** 2) * (t - i + 1)
            grads["W_x"] += np.outer(grad_a, floats(xs[i]))
            grads["W_h"] += np.outer(grad_a, h_prevs[i])
            grads["b"] += grad_a
    return grads
