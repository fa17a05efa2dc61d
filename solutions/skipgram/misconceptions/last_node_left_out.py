# exercise: tree_probability
# title: Leaves out the last node
# title.zh: 漏掉了最后一个结点
# hint: How many turns lead to a word whose code has three signs?
# hint.zh: 编码有三位的单词，途中转几次弯？
# source: range one short
def tree_probability(h, code, path, nodes):
    signed = turns(h, code, path, nodes)[0]
    return np.prod(sigmoid(signed[:-1]))
