# exercise: reconstruction_gradient
# title: Loses the factor 2 of the square
# title.zh: 漏掉了平方求导的系数 2
# hint: What is the derivative of a square?
# hint.zh: 平方的导数是什么？
# source: power rule in haste
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return ((g - x) * g * (1 - g)) @ A
