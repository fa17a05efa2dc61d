# exercise: xor_network
# title: Puts a hidden unit into each column of W
# title.zh: 把 W 的每一列当作一个隐藏单元
# hint: Which row of W belongs to the first hidden unit?
# hint.zh: W 的哪一行属于第一个隐藏单元？
# source: convention of another library
def xor_network():
    return [[2, -2], [2, -2]], [-1, 3], [2, 2], -3
