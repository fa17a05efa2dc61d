# exercise: softmax_jacobian
# title: Differentiates log softmax
# title.zh: 求的是 log softmax 的导数
# hint: Your matrix belongs to the logarithm of the probabilities. Which factor turns it into that of the probabilities?
# hint.zh: 你的矩阵是概率的对数的导数。还差什么因子才是概率本身的导数？
def softmax_jacobian(z):
    y_hat = softmax(z)
    return np.eye(len(y_hat)) - y_hat
