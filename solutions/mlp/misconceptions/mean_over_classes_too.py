# exercise: loss
# title: Averages over samples and classes
# title.zh: 对样本和类别都取了平均
# hint: Add a class that never occurs and is impossible: should the loss shrink?
# hint.zh: 增加一个从不出现、概率为零的类别：损失应当变小吗？
# source: one np.mean for everything
def loss(X, labels, weights, biases):
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    of_labels = np.take_along_axis(scores, np.asarray(labels)[:, None], axis=1)
    return float(np.mean(np.logaddexp.reduce(scores - of_labels, axis=1))) / scores.shape[1]
