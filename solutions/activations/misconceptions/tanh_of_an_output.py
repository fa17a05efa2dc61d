# exercise: tanh_derivative
# title: Treats the argument as the output of tanh
# title.zh: 把自变量当成了 tanh 的输出
# hint: Your formula holds for a value that has already gone through tanh. Is x such a value here?
# hint.zh: 这个公式对已经过 tanh 的值才成立。这里的 x 是这样的值吗？
def tanh_derivative(x):
    return 1 - np.asarray(x, dtype=np.float64) ** 2
