# exercise: predict
# title: Puts an activation function on the hidden layer
# title.zh: 在隐藏层上加了激活函数
# hint: Is there a nonlinear function between W and W_out in Figure 6.32?
# hint.zh: 图6.32中 W 与 W_out 之间有非线性函数吗？
# source: other networks have one
def predict(k, W, W_out):
    y = np.maximum(floats(W)[k], 0) @ floats(W_out)
    e = np.exp(y - y.max())
    return e / e.sum()
