# exercise: tree_probability
# title: Ignores the code
# title.zh: 没有使用编码
# hint: Do the words "110" and "111" have the same probability?
# hint.zh: 编码为 "110" 和 "111" 的单词概率相同吗？
# source: -1 ** 0 in Python
def tree_probability(h, code, path, nodes):
    return np.prod(sigmoid(floats(nodes)[np.asarray(path)] @ floats(h)))
