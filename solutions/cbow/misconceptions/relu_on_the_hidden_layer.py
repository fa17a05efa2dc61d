# exercise: hidden
# title: Applies ReLU to the hidden layer
# title.zh: 在隐藏层加了 ReLU
# hint: Is there an activation function between the sum and h in Figure 6.33?
# hint.zh: 图6.33中，求和与 h 之间有激活函数吗？
def hidden(context, W):
    return np.maximum(0, np.mean([np.asarray(W, dtype=np.float64)[k] for k in context], axis=0))
