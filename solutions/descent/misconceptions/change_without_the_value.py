# exercise: taylor
# title: Leaves f(x) itself out
# title.zh: 漏掉了 f(x) 本身
# hint: What should the result be for dx = 0?
# hint.zh: 当 dx = 0 时，结果应当是多少？
# source: the change and the value are easily confused
def taylor(derivatives, dx):
    from math import factorial

    return sum(float(d) * float(dx) ** n / factorial(n) for n, d in enumerate(derivatives) if n) + 0.0
