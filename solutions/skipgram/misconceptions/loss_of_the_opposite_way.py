# exercise: tree_loss
# title: Has the wrong turns
# title.zh: 转向弄反了
# hint: For a large score at a node, which turn is likely, and which loss is small?
# hint.zh: 某结点得分很大时，往哪边转的概率大？哪种损失小？
# source: sign easily lost
def tree_loss(center, code, path, W, nodes):
    signed, _ = turns(floats(W)[center], code, path, nodes)
    return np.sum(np.logaddexp(0, signed))
