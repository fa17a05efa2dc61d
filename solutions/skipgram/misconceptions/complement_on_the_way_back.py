# exercise: tree_gradients
# title: Uses s where 1 - s belongs
# title.zh: 该用 1 - s 的地方用了 s
# hint: If a turn is nearly certain already, how large should its gradient be?
# hint.zh: 某次转弯几乎已成定局时，梯度应当有多大？
# source: derivative of log s
def tree_gradients(center, code, path, W, nodes):
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = -signs * sigmoid(signed)
    grad_h = slopes @ floats(nodes)
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
