# exercise: rnn_step
# title: Leaves out the bias
# title.zh: 漏掉了偏置
# hint: Set x and h_prev to 0: what should h be then?
# hint.zh: 令 x 与 h_prev 为 0：此时 h 应当等于什么？
# source: the notes, Figure 6.17 has no bias, Figure 6.20 has one
def rnn_step(x, h_prev, params):
    W_x, W_h, _b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return np.tanh(W_x @ x + W_h @ h_prev)
