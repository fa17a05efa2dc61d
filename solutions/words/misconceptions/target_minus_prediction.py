# exercise: gradients
# title: Has the sign of both gradients wrong
# title.zh: 两个梯度的符号都反了
# hint: If the target's score rises, does the loss rise or fall?
# hint.zh: 目标单词的得分升高时，损失是升还是降？
# source: sign easily lost
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    error = floats(ids == target) - predict(k, W, W_out)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error)
