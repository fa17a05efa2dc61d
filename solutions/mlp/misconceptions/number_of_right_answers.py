# exercise: accuracy
# title: Counts the right answers
# title.zh: 返回的是答对的个数
# hint: A share lies between 0 and 1.
# hint.zh: 比例在 0 与 1 之间。
# source: count and share confused
def accuracy(X, labels, weights, biases):
    return float(np.sum(np.asarray(predict(X, weights, biases)) == np.asarray(labels)))
