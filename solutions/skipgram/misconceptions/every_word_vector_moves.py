# exercise: tree_gradients
# title: Gives every row of W a gradient
# title.zh: W 的每一行都得到了梯度
# hint: Change the vector of a word that is not the centre: does the loss notice?
# hint.zh: 改动一个非中心词的词向量，损失会变吗？
# source: a dense outer product
def tree_gradients(center, code, path, W, nodes):
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -signs * sigmoid(-signed)
    grad_h = slopes @ floats(nodes)
    return np.tile(grad_h, (len(W), 1)), np.outer(slopes, floats(W)[center])
