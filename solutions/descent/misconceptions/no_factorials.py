# exercise: taylor
# title: Leaves the factorials out
# title.zh: 漏掉了阶乘
# hint: Differentiate x³ three times. Which number remains?
# hint.zh: 对 x³ 求三次导，剩下的是什么数？
# source: half of the formula
def taylor(derivatives, dx):
    return sum(d * float(dx) ** n for n, d in enumerate(_floats(derivatives)))
