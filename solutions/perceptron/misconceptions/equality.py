# exercise: xor_network
# title: Answers whether the inputs are equal
# title.zh: 回答的是两个输入是否相等
# hint: What should your network say about (0, 0)?
# hint.zh: 你的网络对 (0, 0) 应当输出什么？
# source: the opposite of XOR
def xor_network():
    return [[2, 2], [-2, -2]], [-1, 3], [-2, -2], 3
