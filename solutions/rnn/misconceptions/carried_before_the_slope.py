# exercise: bptt
# title: What is carried back skips the slope of tanh
# title.zh: 传回的梯度没有乘上 tanh 的导数
# hint: A saturated unit lets nothing through. Does yours?
# hint.zh: 饱和的隐单元不传递任何梯度。你的呢？
# source: a missing link in the chain
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
        carried = floats(params["W_h"]).T @ (floats(params["W_o"]).T @ grad_scores + carried)
    return grads
