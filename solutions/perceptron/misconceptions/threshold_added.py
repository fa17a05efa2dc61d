# exercise: mcp_neuron
# title: Adds the threshold as if it were a bias
# title.zh: 把阈值当作偏置加上
# hint: If the threshold rises, does firing become easier or harder?
# hint.zh: 阈值升高时，神经元更容易还是更难激活？
# source: threshold and bias are easily confused
def mcp_neuron(x, w, theta):
    return int(_floats(w) @ _floats(x) + theta >= 0)
