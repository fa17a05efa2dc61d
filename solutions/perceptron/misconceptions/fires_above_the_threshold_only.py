# exercise: mcp_neuron
# title: Fires only above the threshold
# title.zh: 只有超过阈值才输出 1
# hint: What should happen when the sum meets the threshold exactly?
# hint.zh: 加权和恰好等于阈值时应当输出什么？
# source: the notes leave equality open
def mcp_neuron(x, w, theta):
    return int(_floats(w) @ _floats(x) > theta)
