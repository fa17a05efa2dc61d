# exercise: loss
# title: Adds a small constant inside the logarithm
# title.zh: 在对数里加了一个很小的常数
# hint: How large can your loss become at most? How large must it be for the scores (1000, -1000)?
# hint.zh: 你的损失最大是多少？得分为 (1000, -1000) 时它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: a habit that hides infinity
def loss(features, label, box, params, lam):
    eps = 1e-12
    probabilities, predicted = forward(features, params)
    error = np.sum(smooth_l1(_floats(predicted) - _floats(box)))
    return float(-np.log(_floats(probabilities)[label] + eps) + lam * error)
