# exercise: mcp_neuron
# title: Fires for sums a little below the threshold too
# title.zh: 和略低于阈值时也输出 1
# hint: The sum is 0.005 below the threshold. Does the neuron fire?
# hint.zh: 和比阈值小 0.005，神经元会激活吗？
# source: a tolerance for rounding
def mcp_neuron(x, w, theta):
    return int(_floats(w) @ _floats(x) >= theta - 0.01)
