# exercise: tree_probability
# title: Takes the nodes in the order of their ids
# title.zh: 按编号顺序取结点
# hint: Which node is asked at the second sign of the code? Does `path` say so?
# hint.zh: 编码的第二位对应哪个结点？`path` 里是怎么写的？
# source: path not used
def tree_probability(h, code, path, nodes):
    return np.prod(sigmoid(turns(h, code, np.arange(len(code)), nodes)[0]))
