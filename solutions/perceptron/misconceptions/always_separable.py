# exercise: is_separable
# title: Thinks that a line always exists
# title.zh: 认为总能找到直线
# hint: Draw the four points of XOR. Can you find the line?
# hint.zh: 画出异或的四个点，你能找到这样的直线吗？
# source: the limits of a perceptron overlooked
def is_separable(outputs):
    return True
