# exercise: train_step
# title: Updates the fully connected layer alone
# title.zh: 只更新了全连接层
# hint: Compare the kernels before and after a step.
# hint.zh: 比较一步前后的卷积核。
# source: fixed features
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    return {
        key: _floats(value) - eta * (np.mean([one[key] for one in found], axis=0) if key in ("W", "b") else 0)
        for key, value in params.items()
    }
