# exercise: lstm_step
# title: Multiplies h_prev from the left, which transposes W_h
# title.zh: h_prev 左乘 W_h，等于用了转置
# hint: W_h is square, so both orders of the product run. Which index of W_h belongs to the unit that is computed?
# hint.zh: W_h 是方阵，两种乘法顺序都不会报错。W_h 的哪个下标对应正在计算的单元？
def lstm_step(x, h_prev, c_prev, params):
    x, h_prev, c_prev = floats(x, h_prev, c_prev)
    i, f, o, candidate = gates(
        x, h_prev, params | {f"W_h{gate}": np.transpose(params[f"W_h{gate}"]) for gate in "ifoc"}
    )
    c = f * c_prev + i * candidate
    return o * np.tanh(c), c
