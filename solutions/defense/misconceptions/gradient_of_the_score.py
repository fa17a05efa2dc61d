# exercise: input_gradient
# title: The gradient of the label's score alone
# title.zh: 只求了标签得分的梯度
# hint: The loss also depends on the other classes' scores.
# hint.zh: 损失也依赖其他类别的得分。
# source: softmax left out
def input_gradient(x, label, W, b):
    return -np.asarray(W, dtype=np.float64)[label]
