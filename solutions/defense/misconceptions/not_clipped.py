# exercise: fgsm
# title: Leaves pixels outside [0, 1]
# title.zh: 像素超出了 [0, 1]
# hint: Is 1.05 a pixel?
# hint.zh: 1.05 是一个像素值吗？
# source: the clipping forgotten
def fgsm(x, label, W, b, eps):
    return x + eps * np.sign(input_gradient(x, label, W, b))
