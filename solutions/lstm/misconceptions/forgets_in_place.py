# exercise: lstm_step
# title: Scales c_prev in place
# title.zh: 直接在 c_prev 上乘遗忘门
# hint: Print c_prev after the call: who else may still need the old memory?
# hint.zh: 调用之后把 c_prev 打印出来看看：还有谁可能要用到原来的记忆？
def lstm_step(x, h_prev, c_prev, params):
    i, f, o, candidate = gates(x, h_prev, params)
    c = np.asarray(c_prev, dtype=np.float64)
    c *= f
    c += i * candidate
    return o * np.tanh(c), c
