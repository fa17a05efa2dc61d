# exercise: tree_probability
# title: Keeps the probability above a small number
# title.zh: 不让概率小于某个很小的数
# hint: How small may a probability be after ten turns?
# hint.zh: 转十次弯之后，概率可以小到多少？
# parameter: eps in 1e-16 … 1e-3
# source: a recipe against log 0
def tree_probability(h, code, path, nodes):
    eps = 1e-3
    return np.prod(np.maximum(sigmoid(turns(h, code, path, nodes)[0]), eps))
