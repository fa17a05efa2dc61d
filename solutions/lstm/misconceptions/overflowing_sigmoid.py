# exercise: lstm_step
# title: Writes the sigmoid as e^a / (1 + e^a)
# title.zh: sigmoid 写成了 e^a / (1 + e^a)
# hint: What is e^1000 on a computer, and what is that number divided by itself?
# hint.zh: 计算机里 e^1000 等于多少？它除以自身又得到什么？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o = (np.exp(a) / (1 + np.exp(a)) for a in (pre_activation(gate, x, h_prev, params) for gate in "ifo"))
    c = f * c_prev + i * np.tanh(pre_activation("c", x, h_prev, params))
    return o * np.tanh(c), c
