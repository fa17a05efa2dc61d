# exercise: train_step
# title: Steps uphill
# title.zh: 朝着损失上升的方向走
# hint: Evaluate the loss before and after one step.
# hint.zh: 比较一步前后的损失。
# source: a sign that is easily lost
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    return {key: _floats(value) + eta * np.mean([one[key] for one in found], axis=0) for key, value in params.items()}
