# exercise: fgsm
# title: Adds the gradient itself, without its sign
# title.zh: 加的是梯度本身，而不是它的符号
# hint: By how much may each pixel move, and by how much does each of yours?
# hint.zh: 每个像素可以移动多少？你的每个像素移动了多少？
# source: a step of gradient ascent
def fgsm(x, label, W, b, eps):
    return np.clip(x + eps * input_gradient(x, label, W, b), 0, 1)
