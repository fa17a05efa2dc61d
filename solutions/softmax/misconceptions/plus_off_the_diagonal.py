# exercise: softmax_jacobian
# title: Wrong sign off the diagonal
# title.zh: 非对角元素的符号错了
# hint: Raise one score: the other probabilities must make room. What must each column sum to?
# hint.zh: 一个得分升高时，其他概率必须让出份额。每一列之和应当是多少？
def softmax_jacobian(z):
    y_hat = softmax(z)
    outer = np.outer(y_hat, y_hat)
    return np.where(np.eye(len(y_hat)) > 0, np.diag(y_hat) - outer, outer)
