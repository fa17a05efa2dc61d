# exercise: linear_change
# title: Turns the sign round
# title.zh: 符号相反
# hint: A step along the gradient leads uphill. Is your change positive?
# hint.zh: 沿梯度方向走是上坡。你的变化是正的吗？
# source: the minus of gradient descent
def linear_change(gradient, dx):
    return -float(_floats(gradient) @ _floats(dx))
