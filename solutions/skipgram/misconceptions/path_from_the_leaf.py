# exercise: tree_probability
# title: Reads the path from the leaf
# title.zh: 从叶子开始读路径
# hint: With which end does the path start, and with which the code?
# hint.zh: 路径从哪一端开始？编码呢？
# source: order of the path
def tree_probability(h, code, path, nodes):
    return np.prod(sigmoid(turns(h, code, np.asarray(path)[::-1], nodes)[0]))
