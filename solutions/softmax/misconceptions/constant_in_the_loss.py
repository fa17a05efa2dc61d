# exercise: softmax_cross_entropy
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: How large can your loss become at most? How large should it be for z = (1000, 0) and the second class?
# hint.zh: 你的损失最大能到多少？当 z = (1000, 0)、真实类别为第二类时，它应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def softmax_cross_entropy(z, y):
    eps = 1e-12
    return -np.sum(np.asarray(y, dtype=np.float64) * np.log(softmax(z) + eps), axis=-1)
