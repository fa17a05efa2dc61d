# exercise: fgsm
# title: Takes small components of the gradient for 0
# title.zh: 把很小的梯度分量当成了 0
# hint: A short slope has a direction, too.
# hint.zh: 再小的斜率也有方向。
# source: a threshold against rounding
def fgsm(x, label, W, b, eps):
    gradient = input_gradient(x, label, W, b)
    return np.clip(x + eps * np.sign(gradient) * (np.abs(gradient) > 1e-5), 0, 1)
