# exercise: bptt
# title: Takes the probabilities for the gradient in the scores
# title.zh: 把概率当成了对得分的梯度
# hint: At a perfect prediction the gradient is 0. Is yours?
# hint.zh: 预测完全正确时梯度为 0。你的呢？
# source: y_hat - y without y
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t]) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
