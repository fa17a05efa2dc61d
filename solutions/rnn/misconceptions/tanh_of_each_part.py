# exercise: rnn_step
# title: Squashes the two parts separately
# title.zh: 对两部分分别取了 tanh
# hint: How many tanh does the formula have, and around what?
# hint.zh: 公式里有几个 tanh？它作用在什么上？
# source: brackets in the formula
def rnn_step(x, h_prev, params):
    W_x, W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return np.tanh(W_x @ x + b) + np.tanh(W_h @ h_prev)
