# exercise: loss
# title: Clips the probabilities at {eps}
# title.zh: 把概率截断在 {eps}
# hint: With your limit, how large can the loss become at most? How large must it be for the scores (1000, -1000)?
# hint.zh: 这样截断后，损失最大能到多少？而得分为 (1000, -1000) 时它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def loss(X, labels, weights, biases):
    eps = 1e-12
    p = np.maximum(_floats(forward(X, weights, biases)[-1]), eps)
    return float(-np.mean(np.log(p[np.arange(len(p)), np.asarray(labels)])))
