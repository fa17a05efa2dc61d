# exercise: perceptron
# title: Gives one answer for the whole batch
# title.zh: 对整个批次只给出一个输出
# hint: How many answers do ten points need?
# hint.zh: 十个点需要多少个输出？
# source: np.sum without an axis
def perceptron(x, w, b):
    return np.where(np.sum(_floats(x) * _floats(w)) + b >= 0, 1, -1)
