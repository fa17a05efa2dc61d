# exercise: softmax_cross_entropy_gradient
# title: Normalises the scores of the whole batch together
# title.zh: 把整个批量的得分放在一起归一化
# hint: What does each row of your gradient add up to? What should it be when each row of y adds up to 1?
# hint.zh: 在你的结果中，梯度的每一行之和是多少？当 y 的每一行之和为 1 时，它应当是多少？
# source: real code
def softmax_cross_entropy_gradient(z, y):
    e = np.exp(np.asarray(z, dtype=np.float64) - np.max(z))
    return e / np.sum(e) - np.asarray(y, dtype=np.float64)
