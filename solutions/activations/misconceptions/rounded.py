# exercise: sigmoid
# title: Rounds the result to four decimals
# title.zh: 结果四舍五入到四位小数
# hint: Rounding is for printing. What is left of a small activation after it, and of its derivative?
# hint.zh: 四舍五入只适合用于显示。很小的激活值经过舍入后还剩多少？导数呢？
def sigmoid(x):
    return np.round(1 / (1 + np.exp(-np.asarray(x, dtype=np.float64))), 4)
