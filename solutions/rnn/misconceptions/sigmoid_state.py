# exercise: rnn_step
# title: Uses the sigmoid in place of tanh
# title.zh: 用 sigmoid 代替了 tanh
# hint: Can your hidden state ever be negative?
# hint.zh: 你的隐式编码可能为负吗？
# source: the notes, Figure 6.17 allows both
def rnn_step(x, h_prev, params):
    W_x, W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return (1 + np.tanh((W_x @ x + W_h @ h_prev + b) / 2)) / 2
