# exercise: mcp_neuron
# title: Answers -1 where it should stay silent
# title.zh: 不激活时输出 -1
# hint: A perceptron says -1. What does the MCP neuron of Figure 6.1 say?
# hint.zh: 感知机会输出 -1，图 6.1 的 MCP 神经元呢？
# source: the notes, Figures 6.1 and 6.4
def mcp_neuron(x, w, theta):
    return 1 if _floats(w) @ _floats(x) >= theta else -1
