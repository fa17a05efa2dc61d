# exercise: perceptron
# title: Has a third answer on the line
# title.zh: 在直线上给出了第三种输出
# hint: A perceptron has two answers. What does np.sign give for 0?
# hint.zh: 感知机只有两种输出。np.sign 对 0 给出什么？
# source: the sign function of a library
def perceptron(x, w, b):
    return np.sign(_floats(x) @ _floats(w) + b)
