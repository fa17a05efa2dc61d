# exercise: xor_network
# title: Leaves hidden units on the brink
# title.zh: 隐藏单元处在临界状态
# hint: Compute every unit's net input for the four inputs. Is one of them 0?
# hint.zh: 对四个输入计算每个单元的净输入，其中有等于 0 的吗？
# source: the least weights that seem to work
def xor_network():
    return [[1, 1], [-1, -1]], [-1, 1], [1, 1], -1
