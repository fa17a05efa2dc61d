# exercise: xor_network
# title: Returns the last bias as an array of length one
# title.zh: 把最后一个偏置作为长度为 1 的数组返回
# hint: What is np.shape of your c? A number has the shape ().
# hint.zh: 你的 c 的 np.shape 是什么？一个数的形状是 ()。
# source: convention of another library
def xor_network():
    return [[2, 2], [-2, -2]], [-1, 3], [2, 2], [-3]
