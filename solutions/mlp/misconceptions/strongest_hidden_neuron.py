# exercise: predict
# title: Looks at the last hidden layer
# title.zh: 看的是最后一个隐藏层
# hint: Which of the arrays of `forward` holds the probabilities?
# hint.zh: `forward` 返回的数组中，哪一个是概率？
# source: off by one
def predict(X, weights, biases):
    return np.argmax(forward(X, weights, biases)[-2], axis=1)
