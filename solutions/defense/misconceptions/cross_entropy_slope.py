# exercise: reconstruction_gradient
# title: Takes G - x alone, times 1 - G
# title.zh: 漏掉了因子 G
# hint: What is the derivative of the sigmoid in terms of its value?
# hint.zh: 用 sigmoid 的值来表示，它的导数是什么？
# source: half of g (1 - g)
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return (2 * (g - x) * (1 - g)) @ A
