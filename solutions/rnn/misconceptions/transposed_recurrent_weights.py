# exercise: rnn_step
# title: Multiplies by the transpose of W_h
# title.zh: 乘上了 W_h 的转置
# hint: Entry [a, b] of W_h leads from unit b to unit a. Which index is summed over?
# hint.zh: W_h 的元素 [a, b] 从分量 b 通向分量 a。应当对哪个下标求和？
# source: row and column conventions
def rnn_step(x, h_prev, params):
    W_x, W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return np.tanh(W_x @ x + h_prev @ W_h + b)
