# exercise: perceptron
# title: Takes at most one leading axis
# title.zh: 最多只支持一个批次维度
# hint: What is the shape of your result for x of shape (2, 3, n)?
# hint.zh: 当 x 的形状为 (2, 3, n) 时，你的结果是什么形状？
# source: a batch is often a matrix
def perceptron(x, w, b):
    x = _floats(x)
    y = np.where(x.reshape(-1, x.shape[-1]) @ _floats(w) + b >= 0, 1, -1)
    return y if x.ndim > 1 else y[0]
