# exercise: xor_network
# title: Assumes that hidden units answer 0 and 1
# title.zh: 以为隐藏单元输出 0 和 1
# hint: Which two numbers does the output unit see? Put them into its sum.
# hint.zh: 输出单元看到的是哪两个数？把它们代入求和式。
# source: the network for outputs 0 and 1
def xor_network():
    return [[1, 1], [1, 1]], [-0.5, -1.5], [1, -2], -0.5
