# exercise: gru_step
# title: Leaves out the biases
# title.zh: 漏掉了偏置
# hint: Set x and h_prev to 0: do the gates follow their biases?
# hint.zh: 令 x 与 h_prev 为 0：各个门是否由偏置决定？
# source: the notes, Figure 6.17 has no bias
def gru_step(x, h_prev, params):
    x, h_prev = floats(x, h_prev)
    z, _r, candidate = gates(x, h_prev, params)
    z, _r, candidate = gates(x, h_prev, dict(params) | {f"b_{gate}": np.zeros(len(h_prev)) for gate in "zrh"})
    return (1 - z) * h_prev + z * candidate
