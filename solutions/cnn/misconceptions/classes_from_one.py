# exercise: predict
# title: Counts the classes from 1
# title.zh: 类别从 1 开始编号
# hint: Which number has the first class in `labels`?
# hint.zh: 在 `labels` 中，第一个类别的编号是几？
# source: off by one
def predict(images, params, pool):
    return np.array([np.argmax(forward(image, params, pool)) for image in images]) + 1
