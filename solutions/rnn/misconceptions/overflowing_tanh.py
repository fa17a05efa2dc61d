# exercise: rnn_step
# title: The tanh overflows for large pre-activations
# title.zh: 线性部分很大时 tanh 溢出
# hint: What does your tanh give at -1000? Two infinities divided are no number.
# hint.zh: 你的 tanh 在 -1000 处等于多少？无穷除以无穷不是数。
# source: the formula of Table 6.1 taken literally
def rnn_step(x, h_prev, params):
    W_x, W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    e = np.exp(-2 * (W_x @ x + W_h @ h_prev + b))
    return (1 - e) / (1 + e)
