# exercise: reconstruction_gradient
# title: The gradient in the generator's matrix
# title.zh: 求的是对生成器参数的梯度
# hint: Which quantity is searched: z, or the generator's parameters?
# hint.zh: 搜索的是 z，还是生成器的参数？
# source: the habit of training
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    delta = 2 * (g - x) * g * (1 - g)
    return np.outer(delta, z)
