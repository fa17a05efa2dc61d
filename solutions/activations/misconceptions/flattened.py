# exercise: sigmoid
# title: Loops over all elements and returns one long list
# title.zh: 遍历所有元素后返回一个长列表
# hint: The numbers are right, but a matrix went in and a vector came out. Which shape does the next layer expect?
# hint.zh: 数值是对的，但输入的是矩阵，输出的却是向量。下一层期待的是什么形状？
def sigmoid(x):
    return [1 / (1 + np.exp(-value)) for value in np.ravel(np.asarray(x, dtype=np.float64))]
