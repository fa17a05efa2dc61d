# exercise: gru_step
# title: z weighs the old state
# title.zh: z 乘在了旧编码上
# hint: A right GRU of another convention (Cho et al. 2014). Here, does z = 1 keep the old state or replace it?
# hint.zh: 这是另一种约定（Cho 等，2014）下正确的 GRU。按本课程的约定，z = 1 表示保留旧编码还是替换它？
# source: convention of Cho et al. (2014) and of Keras with reset_after=False
def gru_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + W_hh @ (r * h_prev) + b_h)
    return z * h_prev + (1 - z) * candidate
