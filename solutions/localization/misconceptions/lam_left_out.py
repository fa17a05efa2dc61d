# exercise: loss
# title: Leaves out lam
# title.zh: 漏掉了 lam
# hint: Change lam alone: does your loss change?
# hint.zh: 只改变 lam：你的损失会变吗？
# source: an argument forgotten
def loss(features, label, box, params, lam):
    scores = _head(features, params, "c")
    _probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float(np.logaddexp.reduce(scores) - scores[label] + error)
