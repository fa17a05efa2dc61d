# exercise: fgsm
# title: Moves pixels without a gradient, too
# title.zh: 梯度为零的像素也移动了
# hint: What is sign(0)?
# hint.zh: sign(0) 等于多少？
# source: a comparison in place of the sign
def fgsm(x, label, W, b, eps):
    return np.clip(x + eps * np.where(input_gradient(x, label, W, b) >= 0, 1, -1), 0, 1)
