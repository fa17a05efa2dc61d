# exercise: tree_loss
# title: Adds a small number inside the logarithm
# title.zh: 在对数里加了一个很小的数
# hint: Your loss cannot exceed a certain value. Which, and why?
# hint.zh: 你的损失不会超过某个值。是哪个值，为什么？
# parameter: eps in 1e-16 … 1e-3
# source: a recipe against log 0
def tree_loss(center, code, path, W, nodes):
    eps = 1e-7
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return -np.log(np.prod(sigmoid(signed)) + eps)
