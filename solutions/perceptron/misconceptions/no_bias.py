# exercise: perceptron
# title: Leaves the bias out
# title.zh: 漏掉了偏置
# hint: Through which point does your line go, whatever w is?
# hint.zh: 无论 w 是多少，你的直线总是经过哪个点？
# source: the notes print no bias
def perceptron(x, w, b):
    return np.where(_floats(x) @ _floats(w) >= 0, 1, -1)
