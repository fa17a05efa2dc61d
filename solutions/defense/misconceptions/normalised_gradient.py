# exercise: fgsm
# title: Adds the gradient scaled to length 1
# title.zh: 加的是归一化为单位长度的梯度
# hint: Which length is limited: that of the whole change, or each pixel's?
# hint.zh: 受限制的是整个改动的长度，还是每个像素的改动？
# source: an attack in the Euclidean norm
def fgsm(x, label, W, b, eps):
    gradient = input_gradient(x, label, W, b)
    return np.clip(x + eps * gradient / max(np.linalg.norm(gradient), 1e-300), 0, 1)
