# exercise: perceptron
# title: Answers 0 in place of -1
# title.zh: 用 0 代替 -1
# hint: Inputs are 0 and 1 here. What are the outputs of Figure 6.4?
# hint.zh: 输入取 0 和 1，而图 6.4 的输出取什么？
# source: the MCP neuron's outputs
def perceptron(x, w, b):
    return np.where(_floats(x) @ _floats(w) + b >= 0, 1, 0)
