# exercise: gradients
# title: Gives every word of the vocabulary a gradient
# title.zh: 词典中的每个单词都得到了梯度
# hint: Change the vector of a word outside the context: does the loss notice?
# hint.zh: 改动一个不在上下文中的单词的词向量，损失会变吗？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    grad_W = np.tile(grad_h / len(context), (len(W), 1))
    return grad_W, np.outer(hidden(context, W), error)
