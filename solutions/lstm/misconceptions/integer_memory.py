# exercise: lstm_step
# title: Stores the new memory in an integer array
# title.zh: 把新的记忆存进了整数数组
# hint: Which dtype has your buffer when c_prev holds whole numbers, and what happens to 0.7 when it is stored there?
# hint.zh: 当 c_prev 是整数时，你的缓冲数组是什么类型？把 0.7 存进去会变成多少？
def lstm_step(x, h_prev, c_prev, params):
    i, f, o, candidate = gates(x, h_prev, params)
    c = np.zeros_like(c_prev)
    c[:] = f * c_prev + i * candidate
    return o * np.tanh(c), c
