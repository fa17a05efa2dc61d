# exercise: adversarial_gradients
# title: Uses the clean image's probabilities for both
# title.zh: 两部分都用了原图像的概率
# hint: What does the classifier say about the attacked image?
# hint.zh: 分类器对受到攻击的图像给出什么概率？
# source: one forward pass saved
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(x, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, attacked), clean + fooled
