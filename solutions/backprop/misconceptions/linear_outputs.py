# exercise: forward
# title: Puts out the net inputs of the output units
# title.zh: 输出单元直接输出了线性累加值
# hint: All five units of the network have an activation function. What does y_hat look like if the weights are large?
# hint.zh: 网络的五个单元都有激活函数。当权重很大时，y_hat 会是什么样的数？
# source: the notes, Table 6.2
def forward(x, w):
    x, w = _floats(x), _floats(w)
    out_h = _sigmoid(x @ w[:6].reshape(3, 2))
    return out_h, out_h @ w[6:].reshape(2, 3)
