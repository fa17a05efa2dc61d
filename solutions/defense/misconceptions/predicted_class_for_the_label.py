# exercise: input_gradient
# title: Takes the predicted class for the label
# title.zh: 用预测的类别代替了标签
# hint: What if the classifier is wrong about x already?
# hint.zh: 如果分类器对 x 的判断本来就是错的呢？
# source: code that makes its own label
def input_gradient(x, label, W, b):
    return _score_gradient(x, int(np.argmax(_log_probabilities(x, W, b))), W, b) @ W
