# exercise: train_step
# title: Changes the caller's arrays
# title.zh: 修改了调用者的数组
# hint: Call it twice with the same params: is the second result the same?
# hint.zh: 用同样的 params 调用两次：两次结果相同吗？
# source: -= on an argument
def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels, strict=True)]
    new = {key: _floats(value) for key, value in params.items()}
    for key, value in new.items():
        value -= eta * np.mean([one[key] for one in found], axis=0)
    return new
