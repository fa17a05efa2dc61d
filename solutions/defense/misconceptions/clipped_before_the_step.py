# exercise: fgsm
# title: Clips the image before the step
# title.zh: 在移动之前裁剪图像
# hint: Where may the pixels lie after your last operation?
# hint.zh: 你的最后一步运算之后，像素可能落在哪里？
# source: order of two steps
def fgsm(x, label, W, b, eps):
    return np.clip(x, 0, 1) + eps * np.sign(input_gradient(x, label, W, b))
