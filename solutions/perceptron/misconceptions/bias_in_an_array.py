# exercise: gate
# title: Returns the bias as an array of length one
# title.zh: 把偏置作为长度为 1 的数组返回
# hint: What is np.shape of your b? A number has the shape ().
# hint.zh: 你的 b 的 np.shape 是什么？一个数的形状是 ()。
# source: a convention of other libraries
def gate(name):
    return {"AND": ([2, 2], [-3]), "NAND": ([-2, -2], [3]), "OR": ([2, 2], [-1])}[name]
