# exercise: tree_probability
# title: Takes 0 for 1
# title.zh: 把 0 和 1 弄反了
# hint: At which sign of the code does the score count with a plus?
# hint.zh: 编码为哪个符号时，得分取正号？
# source: convention of other programs
def tree_probability(h, code, path, nodes):
    return np.prod(sigmoid(-turns(h, code, path, nodes)[0]))
