# exercise: softmax_cross_entropy
# title: Subtracts the maximum inside the caller's scores
# title.zh: 直接在调用者的得分数组里减去最大值
# hint: The loss is right, but what is left in z? The gradient is computed from the same array afterwards.
# hint.zh: 损失是对的，但 z 里还剩下什么？之后还要用同一个数组计算梯度。
def softmax_cross_entropy(z, y):
    z = np.asarray(z, dtype=np.float64)
    z -= z.max(axis=-1, keepdims=True)
    return np.sum(np.asarray(y) * (np.log(np.exp(z).sum(axis=-1, keepdims=True)) - z), axis=-1)
