# exercise: gradients
# title: Gives a gradient to the target's column only
# title.zh: 只有目标单词那一列得到梯度
# hint: The sum in the loss contains every score. Which columns of W_out does it depend on?
# hint.zh: 损失中的求和包含了每个得分。它与 W_out 的哪些列有关？
# source: negative sampling mixed up with the softmax
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = predict(k, W, W_out) - floats(ids == target)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error * (ids == target))
