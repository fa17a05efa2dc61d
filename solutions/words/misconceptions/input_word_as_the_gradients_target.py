# exercise: gradients
# title: Subtracts 1 at the input word
# title.zh: 在输入单词处减去了 1
# hint: Does your gradient look at `target` at all? When is it the word k?
# hint.zh: 你的梯度用到 `target` 了吗？它什么时候才是单词 k？
# source: the notes, Figure 6.32
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == k)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error)
