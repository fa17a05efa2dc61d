# exercise: sigmoid_derivative
# title: e^-x / (1 + e^-x)^2 is inf / inf for very negative x
# title.zh: e^-x / (1 + e^-x)^2 在 x 是绝对值很大的负数时成为 inf / inf
# hint: Differentiating by hand was right. Now try x = -1000: can the result be said with sigmoid(x) alone?
# hint.zh: 手工求导没有错。再试试 x = -1000：能不能只用 sigmoid(x) 来表示结果？
def sigmoid_derivative(x):
    e = np.exp(-np.asarray(x, dtype=np.float64))
    return e / (1 + e) ** 2
