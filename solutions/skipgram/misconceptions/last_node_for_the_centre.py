# exercise: tree_gradients
# title: Lets only the last node touch the centre
# title.zh: 中心词只得到最后一个结点的梯度
# hint: How many nodes touched h? Do their parts add up?
# hint.zh: 有几个结点与 h 相乘？它们的贡献累加了吗？
# source: = instead of +=
def tree_gradients(center, code, path, W, nodes):
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -signs * sigmoid(-signed)
    grad_h = slopes[path[-1]] * floats(nodes)[path[-1]]
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
