# exercise: rnn_step
# title: The previous state has no influence
# title.zh: 前一隐式编码没有起作用
# hint: What makes this network recurrent? Change h_prev and watch h.
# hint.zh: “循环”二字体现在哪里？改变 h_prev，看看 h 是否随之变化。
# source: a feedforward layer
def rnn_step(x, h_prev, params):
    W_x, _W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return np.tanh(W_x @ x + b)
