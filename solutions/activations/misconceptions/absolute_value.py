# exercise: relu
# title: Folds the negative half up
# title.zh: 把负半轴翻折上去
# hint: Your function only removes the sign. What should a neuron with a negative sum send on?
# hint.zh: 你的函数只是去掉了负号。加权和为负的神经元应当输出什么？
# source: the notes, Table 6.1
def relu(x):
    return np.abs(np.asarray(x, dtype=np.float64))
