# exercise: rnn_step
# title: Leaves out the tanh
# title.zh: 漏掉了 tanh
# hint: How large may a hidden state become in the notes?
# hint.zh: 按照讲义，隐式编码的取值范围是什么？
# source: a linear recurrence
def rnn_step(x, h_prev, params):
    W_x, W_h, b = floats(params["W_x"]), floats(params["W_h"]), floats(params["b"])
    x, h_prev = floats(x), floats(h_prev)
    return W_x @ x + W_h @ h_prev + b
