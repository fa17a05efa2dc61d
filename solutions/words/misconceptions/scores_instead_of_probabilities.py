# exercise: gradients
# title: Uses the scores where probabilities belong
# title.zh: 该用概率的地方用了得分
# hint: What is the derivative of log Σ e^y in one of the y?
# hint.zh: log Σ e^y 对其中一个 y 的导数是什么？
# source: softmax forgotten on the way back
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = scores(k, W, W_out) - floats(ids == target)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error)
