# exercise: reconstruction_gradient
# title: Divides by the number of pixels
# title.zh: 除以了像素数
# hint: Is the error a sum or a mean?
# hint.zh: 误差是和还是平均？
# source: the usual mean squared error
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return (2 * (g - x) * g * (1 - g)) @ A / len(g)
