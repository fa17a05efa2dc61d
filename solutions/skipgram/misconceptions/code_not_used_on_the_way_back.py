# exercise: tree_gradients
# title: Ignores the code
# title.zh: 没有使用编码
# hint: Which way should a node's score move for "0", and which way for "1"?
# hint.zh: 编码为 "0" 和 "1" 时，结点的得分应分别往哪个方向移动？
# source: derivative of one case only
def tree_gradients(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -sigmoid(-signed)
    grad_h = slopes @ floats(nodes)
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
