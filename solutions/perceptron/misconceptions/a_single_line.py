# exercise: xor_network
# title: Gives both hidden units the same line
# title.zh: 两个隐藏单元用了同一条直线
# hint: How many lines does it take to cut (0, 1) and (1, 0) out of the square?
# hint.zh: 要把 (0, 1) 和 (1, 0) 从正方形中分出来，需要几条直线？
# source: one perceptron in disguise
def xor_network():
    return [[2, 2], [2, 2]], [-1, -1], [2, 2], -3
