# exercise: accuracy
# title: Returns a percentage
# title.zh: 返回的是百分数
# hint: A share lies between 0 and 1.
# hint.zh: 比例在 0 与 1 之间。
# source: habit from reports
def accuracy(X, labels, weights, biases):
    return 100 * float(np.mean(np.asarray(predict(X, weights, biases)) == np.asarray(labels)))
