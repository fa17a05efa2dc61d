# exercise: is_separable
# title: Excludes XOR but not its opposite
# title.zh: 只排除了异或，没有排除它的反面
# hint: If a perceptron could do the opposite of XOR, what would happen if you changed the signs of w and b?
# hint.zh: 若感知机能实现异或的反面，把 w 和 b 都变号会怎样？
# source: the notes name XOR alone
def is_separable(outputs):
    return list(outputs) != [0, 1, 1, 0]
