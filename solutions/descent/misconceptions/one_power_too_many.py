# exercise: taylor
# title: Counts from 1
# title.zh: 从 1 开始计数
# hint: Which power of dx goes with f(x) itself?
# hint.zh: 与 f(x) 本身相配的是 dx 的几次方？
# source: counting from 0 or 1
def taylor(derivatives, dx):
    from math import factorial

    return sum(float(d) * float(dx) ** n / factorial(n) for n, d in enumerate(derivatives, 1))
