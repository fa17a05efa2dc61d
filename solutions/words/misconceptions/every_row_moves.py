# exercise: gradients
# title: Gives every word of the dictionary a gradient
# title.zh: 词典中的每个单词都得到了梯度
# hint: Change the row of a word other than k: does the loss notice?
# hint.zh: 改动单词 k 以外某个单词的那一行，损失会变吗？
# source: a dense outer product
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == target)
    return np.tile(floats(W_out) @ error, (len(W), 1)), np.outer(floats(W)[k], error)
