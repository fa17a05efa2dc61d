# exercise: fgsm
# title: Clips the image into [-eps, eps]
# title.zh: 把图像裁剪到了 [-eps, eps]
# hint: What is limited by eps: the image or the change?
# hint.zh: eps 限制的是图像还是改动？
# source: clipping with the wrong range
def fgsm(x, label, W, b, eps):
    return np.clip(x + eps * np.sign(input_gradient(x, label, W, b)), -eps, eps)
