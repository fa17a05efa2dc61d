# exercise: loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: How large can your loss become at most? How large must it be for the scores (1000, -1000)?
# hint.zh: 你的损失最大是多少？得分为 (1000, -1000) 时它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: a habit that hides infinity
def loss(image, label, params, pool):
    eps = 1e-12
    return float(-np.log(forward(image, params, pool)[label] + eps))
