# exercise: loss
# title: Adds the losses of the samples without dividing
# title.zh: 把各样本的损失相加而没有取平均
# hint: Give the same sample twice: should the loss double?
# hint.zh: 把同一个样本输入两次：损失应当加倍吗？
# source: sum and mean confused
def loss(X, labels, weights, biases):
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    of_labels = np.take_along_axis(scores, np.asarray(labels)[:, None], axis=1)
    return float(np.sum(np.logaddexp.reduce(scores - of_labels, axis=1)))
