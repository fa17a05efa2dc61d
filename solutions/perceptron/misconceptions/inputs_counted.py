# exercise: mcp_neuron
# title: Counts the active inputs without their weights
# title.zh: 只数激活的输入，没有乘权重
# hint: What does an input with a negative weight do to the sum?
# hint.zh: 权重为负的输入对和有什么影响？
# source: weights are 1 in many examples
def mcp_neuron(x, w, theta):
    return int(np.sum(_floats(x)) >= theta)
