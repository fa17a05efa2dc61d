# exercise: neuron_gradient
# title: Leaves out the slope of the sigmoid
# title.zh: 漏掉了 sigmoid 的导数
# hint: Between the weighted sum X and the output O lies the sigmoid. Which of your factors accounts for it?
# hint.zh: 在线性累加值 X 与输出 O 之间还有一个 sigmoid。你的因子中，哪一个对应它？
def neuron_gradient(inputs, w, upstream):
    return float(upstream) * _floats(inputs)
