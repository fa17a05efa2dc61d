# exercise: sigmoid_derivative
# title: Treats the argument as the output of the sigmoid
# title.zh: 把自变量当成了 sigmoid 的输出
# hint: Your formula is right for a value that has already been squashed. What is x here, before or after the sigmoid?
# hint.zh: 这个公式对已经过 sigmoid 的值才成立。这里的 x 是 sigmoid 之前还是之后的值？
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (1 - x)
