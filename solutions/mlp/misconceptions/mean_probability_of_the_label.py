# exercise: accuracy
# title: Averages the probability of the label
# title.zh: 对标签的概率取了平均
# hint: A right answer counts 1, however close it was. What does yours count?
# hint.zh: 答对就算 1，不论优势大小。你的算多少？
# source: answer and probability confused
def accuracy(X, labels, weights, biases):
    p = _floats(forward(X, weights, biases)[-1])
    return float(np.mean(p[np.arange(len(p)), np.asarray(labels)]))
