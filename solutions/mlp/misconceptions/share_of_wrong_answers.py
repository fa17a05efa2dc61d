# exercise: accuracy
# title: Returns the share of wrong answers
# title.zh: 返回的是答错的比例
# hint: What should a perfect network get?
# hint.zh: 全部答对的网络应得多少？
# source: error rate and accuracy confused
def accuracy(X, labels, weights, biases):
    return float(np.mean(np.asarray(predict(X, weights, biases)) != np.asarray(labels)))
