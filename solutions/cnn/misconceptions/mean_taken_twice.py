# exercise: train_step
# title: Divides the mean gradient by the number of images once more
# title.zh: 把平均梯度又除以了一次图像数
# hint: Give every image twice: should the step become smaller?
# hint.zh: 把每幅图像输入两遍：更新量应当变小吗？
# source: real code
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=False)]
    step = eta / len(images)
    return {key: _floats(value) - step * np.mean([one[key] for one in found], axis=0) for key, value in params.items()}
