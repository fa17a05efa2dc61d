# exercise: relu
# title: Lets a hundredth of the negative values through
# title.zh: 负数部分保留了百分之一
# hint: That is another activation function, the leaky ReLU. What does Table 6.1 give for x < 0?
# hint.zh: 这是另一个激活函数 leaky ReLU。表 6.1 对 x < 0 给出的是什么？
# source: the notes, Table 6.1
def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, 0.01 * x)
