# exercise: reconstruction_gradient
# title: Leaves the sigmoid's slope out
# title.zh: 漏掉了 sigmoid 的导数
# hint: How does a pixel change when its score does?
# hint.zh: 得分变化时，像素如何变化？
# source: a link of the chain forgotten
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return (2 * (g - x)) @ A
