# exercise: gru_forward
# title: Returns T + 1 states
# title.zh: 返回了 T + 1 个编码
# hint: How many inputs are there, and how many states?
# hint.zh: 有几个输入，就应有几个编码。你返回了几个？
# source: the list starts with h0
def gru_forward(xs, h0, params):
    hs = [h0]
    for x in xs:
        hs.append(gru_step(x, hs[-1], params))
    return np.array(hs)
