# exercise: loss
# title: Uses the logarithm to base 2
# title.zh: 用了以 2 为底的对数
# hint: What is the loss of an undecided network with two classes, by hand?
# hint.zh: 两个类别、毫无判断力的网络，损失手算是多少？
# source: habit from information theory
def loss(X, labels, weights, biases):
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    of_labels = np.take_along_axis(scores, np.asarray(labels)[:, None], axis=1)
    return float(np.mean(np.logaddexp.reduce(scores - of_labels, axis=1))) / np.log(2)
