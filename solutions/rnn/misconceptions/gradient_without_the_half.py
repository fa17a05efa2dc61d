# exercise: bptt
# title: The gradient lacks the factor 1/2
# title.zh: 梯度漏掉了系数 1/2
# hint: Compare with small changes of E as it is defined: are you off by a factor?
# hint.zh: 与 E 的微小变化比较：是否相差一个倍数？
# source: the notes, the unusual 1/2 in E
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = outputs[t] - np.eye(len(outputs[t]))[labels[t]]
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[t]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
