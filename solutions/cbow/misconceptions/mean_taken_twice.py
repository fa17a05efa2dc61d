# exercise: gradients
# title: Divides the gradient of a context word by the number of context words twice
# title.zh: 上下文词的梯度除以了两次上下文词数
# hint: h is the mean of the context words' vectors. How much of its gradient does each of two words get?
# hint.zh: h 是上下文词向量的平均。有两个上下文词时，每个词应分到 h 的梯度的多少？
# source: real code
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error / len(context)
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
