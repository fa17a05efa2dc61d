# exercise: gradients
# title: Puts the gradient into the target's row
# title.zh: 把梯度放到了目标单词那一行
# hint: Which row of W went into the hidden layer?
# hint.zh: 参与计算隐藏层的是 W 的哪一行？
# source: input and target confused
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == target)
    return np.outer(ids == target, floats(W_out) @ error), np.outer(floats(W)[k], error)
