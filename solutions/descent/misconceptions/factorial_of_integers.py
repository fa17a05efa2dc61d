# exercise: taylor
# title: Lets the factorial overflow
# title.zh: 阶乘溢出了
# hint: Print your factorial of 21. Is it positive?
# hint.zh: 打印你算出的 21 的阶乘：它是正的吗？
# source: integers of 64 bits
def taylor(derivatives, dx):
    factorials = np.cumprod(np.maximum(np.arange(len(derivatives)), 1))
    return float(np.sum(_floats(derivatives) * float(dx) ** np.arange(len(derivatives)) / factorials))
