# exercise: tanh_derivative
# title: Applies tanh twice
# title.zh: tanh 用了两次
# hint: Count how often tanh is applied between x and your result.
# hint.zh: 数一数从 x 到结果一共经过了几次 tanh。
def tanh_derivative(x):
    return 1 - np.tanh(tanh(x)) ** 2
