# exercise: perceptron
# title: Subtracts the bias as if it were a threshold
# title.zh: 把偏置当作阈值减去
# hint: If b grows, does the perceptron say 1 more often or less?
# hint.zh: b 变大时，感知机输出 1 的机会变多还是变少？
# source: threshold and bias are easily confused
def perceptron(x, w, b):
    return np.where(_floats(x) @ _floats(w) - b >= 0, 1, -1)
