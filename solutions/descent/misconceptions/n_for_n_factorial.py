# exercise: taylor
# title: Divides by n, not by n!
# title.zh: 除以 n 而不是 n!
# hint: Which two numbers stand below the third and the fourth derivative?
# hint.zh: 三阶与四阶导数下面的分母各是多少？
# source: the logarithm's series
def taylor(derivatives, dx):
    return sum(d * float(dx) ** n / max(n, 1) for n, d in enumerate(_floats(derivatives)))
