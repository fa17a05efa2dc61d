# exercise: mcp_neuron
# title: Compares the mean with the threshold
# title.zh: 用平均值与阈值比较
# hint: Add an input that is always 0. Should the answer change?
# hint.zh: 添加一个恒为 0 的输入，输出应当改变吗？
# source: a habit from averages
def mcp_neuron(x, w, theta):
    return int(np.mean(_floats(w) * _floats(x)) >= theta)
