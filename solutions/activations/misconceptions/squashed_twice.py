# exercise: sigmoid_derivative
# title: Applies the sigmoid twice
# title.zh: sigmoid 用了两次
# hint: Count how often the sigmoid is applied on the way from x to your result, also inside the functions you call.
# hint.zh: 数一数从 x 到结果一共经过了几次 sigmoid，被调用的函数里面的也要算上。
def sigmoid_derivative(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)
