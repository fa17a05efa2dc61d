# exercise: tree_gradients
# title: Uses nodes that have moved already
# title.zh: 用了已经移动过的结点
# hint: Which value of a node did the forward pass use? Both gradients belong to it.
# hint.zh: 前向计算用的是结点的哪个值？两个梯度都应由它算出。
# source: one loop for both updates
def tree_gradients(center, code, path, W, nodes):
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -signs * sigmoid(-signed)
    moved = floats(nodes) - np.outer(slopes, floats(W)[center])
    grad_h = slopes @ moved
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
