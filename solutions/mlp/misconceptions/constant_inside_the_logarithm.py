# exercise: loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: With the constant, how large can the loss become at most? And how large must it be for the scores (1000, -1000)?
# hint.zh: 加上常数后，损失最大能到多少？而得分为 (1000, -1000) 时它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: a habit that hides infinity
def loss(X, labels, weights, biases):
    eps = 1e-12
    p = _floats(forward(X, weights, biases)[-1])
    return float(-np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)] + eps)))
