# exercise: loss
# title: Multiplies the class term by lam
# title.zh: 把 lam 乘在了类别项上
# hint: With lam = 0, which of the two terms should be left?
# hint.zh: lam = 0 时应剩下哪一项？
# source: which term the weight belongs to
def loss(features, label, box, params, lam):
    scores = _head(features, params, "c")
    _probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float((np.logaddexp.reduce(scores) - scores[label]) * lam + error)
