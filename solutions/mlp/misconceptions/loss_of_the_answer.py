# exercise: loss
# title: Takes the most probable class in place of the label
# title.zh: 用概率最大的类别代替了标签
# hint: Change `labels` and nothing else: does your loss change?
# hint.zh: 只改变 `labels`：你的损失会变吗？
# source: the answer taken for the truth
def loss(X, labels, weights, biases):
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    return float(np.mean(np.logaddexp.reduce(scores - scores.max(axis=1, keepdims=True), axis=1)))
