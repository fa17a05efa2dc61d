# exercise: mcp_neuron
# title: Passes the sum on when it fires
# title.zh: 激活时输出了加权和
# hint: Can this neuron answer 3?
# hint.zh: 这个神经元会输出 3 吗？
# source: confused with the ReLU of Table 6.1
def mcp_neuron(x, w, theta):
    s = _floats(w) @ _floats(x)
    return float(s) if s >= theta else 0
