# exercise: fgsm
# title: Returns what is added
# title.zh: 返回的是添加的扰动
# hint: Is your result an image?
# hint.zh: 你的结果是一张图像吗？
# source: half of the formula
def fgsm(x, label, W, b, eps):
    return eps * np.sign(input_gradient(x, label, W, b))
