# exercise: gradients
# title: Leaves the hidden layer out of the gradient of W_out
# title.zh: W_out 的梯度漏掉了隐藏层
# hint: If h were twice as large, how would a change of W_out show in the scores?
# hint.zh: 如果 h 变为两倍，W_out 的变化对得分的影响会怎样？
# source: a factor lost in the chain rule
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == target)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(np.ones(np.shape(W)[1]), error)
