# exercise: train_step
# title: Adds the images' gradients without dividing
# title.zh: 把各图像的梯度相加而没有取平均
# hint: Give the same images twice: should the step be longer?
# hint.zh: 把同样的图像输入两遍：步长应当变大吗？
# source: sum and mean confused
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    return {key: _floats(value) - eta * np.sum([one[key] for one in found], axis=0) for key, value in params.items()}
