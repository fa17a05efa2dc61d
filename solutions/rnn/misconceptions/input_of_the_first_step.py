# exercise: bptt
# title: The gradient in W_x uses the first input at every step
# title.zh: 对 W_x 的梯度在各时刻都用了第一个输入
# hint: Which input did W_x multiply in step t?
# hint.zh: 在时刻 t，与 W_x 相乘的是哪个输入？
# source: index lost
def bptt(xs, labels, h0, params):
    hs, outputs = (floats(values) for values in rnn_forward(xs, h0, params))
    grads = {name: np.zeros_like(floats(value)) for name, value in params.items()}
    carried, h_prevs = 0, [floats(h0), *hs]
    for t in reversed(range(len(xs))):
        grad_scores = (outputs[t] - np.eye(len(outputs[t]))[labels[t]]) / 2
        grad_a = (floats(params["W_o"]).T @ grad_scores + carried) * (1 - hs[t] ** 2)
        grads["W_o"] += np.outer(grad_scores, hs[t])
        grads["W_x"] += np.outer(grad_a, floats(xs[0]))
        grads["W_h"] += np.outer(grad_a, h_prevs[t])
        grads["b"] += grad_a
        carried = floats(params["W_h"]).T @ grad_a
    return grads
