# exercise: perceptron
# title: Answers -1 on the line
# title.zh: 在直线上输出 -1
# hint: Read the condition once more: on which side do points on the line count?
# hint.zh: 再读一遍条件：直线上的点算哪一侧？
# source: equality is easily lost
def perceptron(x, w, b):
    return np.where(_floats(x) @ _floats(w) + b > 0, 1, -1)
