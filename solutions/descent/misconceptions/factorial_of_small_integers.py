# exercise: taylor
# title: Keeps factorials in integers of 32 bits
# title.zh: 用 32 位整数存放阶乘
# hint: Print your factorial of 13 and compare with 13 times that of 12.
# hint.zh: 打印你算出的 13 的阶乘，并与 12 的阶乘的 13 倍比较。
# source: integers of 32 bits
def taylor(derivatives, dx):
    factorials = np.cumprod(np.maximum(np.arange(len(derivatives)), 1), dtype=np.int32)
    with np.errstate(all="ignore"):
        return float(np.sum(_floats(derivatives) * float(dx) ** np.arange(len(derivatives)) / factorials))
