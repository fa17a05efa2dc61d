# exercise: tanh
# title: Uses e^-x where the table has e^-2x
# title.zh: 该用 e^-2x 的地方用了 e^-x
# hint: Your curve is too flat by a constant factor in x. Compare the exponents with Table 6.1, or evaluate at ln 2.
# hint.zh: 你的曲线在 x 方向上差一个常数倍，显得太平缓。请与表 6.1 核对指数，或代入 ln 2 检验。
# source: the notes, Table 6.1
def tanh(x):
    return 2 * sigmoid(x) - 1
