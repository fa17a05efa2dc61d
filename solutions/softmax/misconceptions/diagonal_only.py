# exercise: softmax_jacobian
# title: Only the diagonal, as for the sigmoid
# title.zh: 只有对角线元素，如同 sigmoid
# hint: If one score rises, do the probabilities of the other classes stay where they are?
# hint.zh: 当一个得分升高时，其他类别的概率会保持不变吗？
def softmax_jacobian(z):
    y_hat = softmax(z)
    return np.diag(y_hat * (1 - y_hat))
