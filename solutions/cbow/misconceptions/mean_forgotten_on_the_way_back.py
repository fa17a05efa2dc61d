# exercise: gradients
# title: Gives every context word the whole gradient of h
# title.zh: 每个上下文单词都得到了 h 的全部梯度
# hint: If h is a mean of four vectors, how far does h move when one of them moves by 1?
# hint.zh: h 是四个向量的均值时，其中一个移动 1，h 会移动多少？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(len(context) * mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
