# exercise: sigmoid_derivative
# title: Uses the rule of tanh, 1 - f(x)^2
# title.zh: 用了 tanh 的求导公式 1 - f(x)^2
# hint: Compare the slope of your result at 0 with the table; each row of Table 6.1 has its own rule.
# hint.zh: 把你在 0 处得到的斜率与表 6.1 对照：表中每一行有各自的求导公式。
def sigmoid_derivative(x):
    return 1 - sigmoid(x) ** 2
