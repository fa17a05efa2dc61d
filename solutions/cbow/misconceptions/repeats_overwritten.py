# exercise: gradients
# title: Counts a repeated context word once
# title.zh: 重复的上下文单词只计了一次梯度
# hint: What does NumPy do with `A[[0, 0]] += 1`? How often does row 0 enter the mean?
# hint.zh: NumPy 中 `A[[0, 0]] += 1` 的结果是什么？第 0 行在均值里出现了几次？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    grad_W = np.zeros(np.shape(W))
    grad_W[np.asarray(context)] += grad_h / len(context)
    return grad_W, np.outer(hidden(context, W), error)
