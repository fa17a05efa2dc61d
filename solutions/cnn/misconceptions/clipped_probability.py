# exercise: loss
# title: Clips the probability at {eps}
# title.zh: 把概率截断在 {eps}
# hint: With your limit, how large can the loss become at most? How large must it be for the scores (1000, -1000)?
# hint.zh: 这样截断后，损失最大能到多少？得分为 (1000, -1000) 时它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def loss(image, label, params, pool):
    eps = 1e-12
    return float(-np.log(np.maximum(forward(image, params, pool)[label], eps)))
