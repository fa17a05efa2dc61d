# exercise: taylor
# title: Takes the length of the step
# title.zh: 取了增量的绝对值
# hint: Do a step to the left and one to the right give the same value?
# hint.zh: 向左一步和向右一步得到的值相同吗？
# source: steps are mostly positive
def taylor(derivatives, dx):
    from math import factorial

    return sum(float(d) * abs(float(dx)) ** n / factorial(n) for n, d in enumerate(derivatives))
