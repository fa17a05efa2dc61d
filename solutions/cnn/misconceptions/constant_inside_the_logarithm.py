# exercise: loss
# title: Adds a small constant inside the logarithm
# title.zh: 在对数里加了一个很小的常数
# hint: How large can your loss become at most? How large must it be for the scores (1000, -1000)?
# hint.zh: 你的损失最大是多少？得分为 (1000, -1000) 时它应当是多少？
# source: a habit that hides infinity
def loss(image, label, params, pool):
    return float(-np.log(forward(image, params, pool)[label] + 1e-12))
