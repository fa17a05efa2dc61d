# exercise: fgsm
# title: Attacks the classifier's answer, not the label
# title.zh: 攻击的是分类器的答案，而不是标签
# hint: The label is given. What if the classifier is wrong about x already?
# hint.zh: 标签是给定的。如果分类器对 x 的判断本来就是错的呢？
# source: code that makes its own label
def fgsm(x, label, W, b, eps):
    return np.clip(x + eps * np.sign(input_gradient(x, int(np.argmax(_log_probabilities(x, W, b))), W, b)), 0, 1)
