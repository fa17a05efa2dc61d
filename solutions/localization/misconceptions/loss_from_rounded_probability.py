# exercise: loss
# title: Takes the logarithm of a probability that has rounded to 0
# title.zh: 对已被舍入为 0 的概率取对数
# hint: How large is the probability for a score difference of 2000? Start from the scores.
# hint.zh: 得分相差 2000 时概率是多少？请从得分出发。
# source: the formula typed as it stands
def loss(features, label, box, params, lam):
    probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float(-np.log(_floats(probabilities)[label]) + lam * error)
