# exercise: tree_gradients
# title: Has the wrong sign
# title.zh: 符号反了
# hint: For the code "0" the loss falls as the score rises. Which sign has its derivative?
# hint.zh: 编码为 "0" 时，得分升高则损失下降。导数的符号是什么？
# source: sign easily lost
def tree_gradients(center, code, path, W, nodes):
    signed, signs = turns(floats(W)[center], code, path, nodes)
    slopes = np.zeros(len(nodes))
    slopes[np.asarray(path)] = signs * sigmoid(-signed)
    grad_h = slopes @ floats(nodes)
    return np.outer(np.arange(len(W)) == center, grad_h), np.outer(slopes, floats(W)[center])
