# exercise: train_step
# title: Uses the last image alone
# title.zh: 只用了最后一幅图像
# hint: Change the first image: does your step change?
# hint.zh: 改变第一幅图像：你的更新会变吗？
# source: overwritten in the loop
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    return {key: _floats(value) - eta * found[-1][key] for key, value in params.items()}
