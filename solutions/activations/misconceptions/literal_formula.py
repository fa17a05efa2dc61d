# exercise: tanh
# title: The formula of Table 6.1 as it stands, nan for very negative x
# title.zh: 照抄表 6.1 的公式，x 是绝对值很大的负数时得到 nan
# hint: At x = -1000 the numerator and the denominator both overflow. Which of e^x and e^-x is small there?
# hint.zh: 当 x = -1000 时分子和分母都溢出。此时 e^x 和 e^-x 哪一个是小的？
def tanh(x):
    e = np.exp(-2 * np.asarray(x, dtype=np.float64))
    return (1 - e) / (1 + e)
