# exercise: tanh
# title: Divides (e^x - e^-x) by (e^x + e^-x), nan for large x of either sign
# title.zh: 用 (e^x - e^-x) 除以 (e^x + e^-x)，|x| 很大时得到 nan
# hint: What are e^x and e^-x at x = 1000, and what becomes of the quotient? Write it with a power that cannot grow.
# hint.zh: x = 1000 时 e^x 和 e^-x 各是多少，它们的商又会怎样？请改用不会变大的幂来写。
# source: real code
def tanh(x):
    up, down = np.exp(np.asarray(x, dtype=np.float64)), np.exp(-np.asarray(x, dtype=np.float64))
    return (up - down) / (up + down)
