# exercise: predict
# title: Looks for the largest probability in a column
# title.zh: 在列中寻找最大的概率
# hint: How many answers must come back for n samples? Which axis runs over the classes?
# hint.zh: n 个样本应当返回几个答案？哪个轴对应类别？
# source: wrong axis
def predict(X, weights, biases):
    return np.argmax(forward(X, weights, biases)[-1], axis=0)
