# exercise: predict
# title: Counts the classes from 1
# title.zh: 类别从 1 开始编号
# hint: Which number has the first class in `labels`?
# hint.zh: 在 `labels` 中，第一个类别的编号是几？
# source: off by one
def predict(X, weights, biases):
    return np.argmax(forward(X, weights, biases)[-1], axis=1) + 1
