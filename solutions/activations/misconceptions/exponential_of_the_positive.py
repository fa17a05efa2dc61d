# exercise: sigmoid
# title: Uses e^x / (1 + e^x) everywhere, which is inf / inf for large x
# title.zh: 处处使用 e^x / (1 + e^x)，x 很大时成为 inf / inf
# hint: The formula is right on paper. At x = 1000, what are its numerator and its denominator in floating point?
# hint.zh: 公式在纸面上没有错。当 x = 1000 时，分子和分母的浮点值各是多少？
def sigmoid(x):
    e = np.exp(np.asarray(x, dtype=np.float64))
    return e / (1 + e)
