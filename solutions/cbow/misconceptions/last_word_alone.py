# exercise: gradients
# title: Gives a gradient to the last context word only
# title.zh: 只有最后一个上下文单词得到梯度
# hint: How many rows of W went into h, and how many rows of your gradient are not 0?
# hint.zh: 有几行 W 参与了 h 的计算？你的梯度有几行不为 0？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    grad_W = np.zeros(np.shape(W))
    grad_W[context[-1]] = grad_h / len(context)
    return grad_W, np.outer(hidden(context, W), error)
