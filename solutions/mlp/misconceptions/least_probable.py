# exercise: predict
# title: Answers with the least probable class
# title.zh: 返回了概率最小的类别
# hint: Work the example by hand: which of 1/9 and 8/9 should win?
# hint.zh: 手算例题：1/9 与 8/9 中哪一个应当胜出？
# source: min and max exchanged
def predict(X, weights, biases):
    return np.argmin(forward(X, weights, biases)[-1], axis=1)
