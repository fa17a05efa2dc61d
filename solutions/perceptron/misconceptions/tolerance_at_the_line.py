# exercise: perceptron
# title: Takes points near the line for points on it
# title.zh: 把靠近直线的点当成在直线上
# hint: A point is close to the line and on the wrong side. What should the answer be?
# hint.zh: 一个点离直线很近，但在错误的一侧。应当输出什么？
# source: a tolerance for rounding
def perceptron(x, w, b):
    return np.where(_floats(x) @ _floats(w) + b >= -0.01, 1, -1)
