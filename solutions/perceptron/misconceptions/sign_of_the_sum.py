# exercise: mcp_neuron
# title: Answers with a sign function
# title.zh: 用符号函数输出
# hint: Which two values may this neuron put out?
# hint.zh: 这个神经元的输出可以取哪两个值？
# source: the notes' history section speaks of a sign function
def mcp_neuron(x, w, theta):
    return np.sign(_floats(w) @ _floats(x) - theta)
