# exercise: gru_step
# title: Multiplies by the transposes of W_h*
# title.zh: 乘上了 W_h* 的转置
# hint: Entry [a, b] of a recurrent matrix leads from unit b to unit a.
# hint.zh: 循环权重矩阵的元素 [a, b] 由分量 b 通向分量 a。
# source: row and column conventions
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, _r, candidate = gates(x, h_prev, params)
    turned = {name: np.transpose(value) if name.startswith("W_h") else value for name, value in params.items()}
    z, _r, candidate = gates(x, h_prev, turned)
    return (1 - z) * h_prev + z * candidate
