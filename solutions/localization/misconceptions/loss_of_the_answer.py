# exercise: loss
# title: Takes the most probable class in place of the label
# title.zh: 用概率最大的类别代替了标签
# hint: Change the label and nothing else: does your loss change?
# hint.zh: 只改变标签：你的损失会变吗？
# source: the answer taken for the truth
def loss(features, label, box, params, lam):
    scores = _head(features, params, "c")
    _probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float(np.logaddexp.reduce(scores) - scores.max() + lam * error)
