# exercise: tree_gradients
# title: Gives gradients to nodes that are not on the way
# title.zh: 不在路径上的结点也得到了梯度
# hint: Change a node that the way does not visit: does the loss notice?
# hint.zh: 改动一个路径不经过的结点，损失会变吗？
# source: dense scores
def tree_gradients(center, code, path, W, nodes):
    h, signs = floats(W)[center], np.ones(len(nodes))
    signs[np.asarray(path)] = turns(h, code, path, nodes)[1]
    slopes = -signs * sigmoid(-signs * (floats(nodes) @ h))
    return np.outer(np.arange(len(W)) == center, slopes @ floats(nodes)), np.outer(slopes, h)
