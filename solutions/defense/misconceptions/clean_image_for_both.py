# exercise: adversarial_gradients
# title: Multiplies both parts with the clean image
# title.zh: 两部分都乘了原图像
# hint: Which image led to the second gradient in the scores?
# hint.zh: 第二个对得分的梯度来自哪张图像？
# source: one cache for two forward passes
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, x), clean + fooled
