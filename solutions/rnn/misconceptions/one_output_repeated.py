# exercise: one_to_many
# title: Repeats the first output
# title.zh: 重复了第一个输出
# hint: Do the states stand still after the first step?
# hint.zh: 第一个时刻之后，隐式编码就不再变化了吗？
# source: no recurrence
def one_to_many(x, h0, params, T):
    return np.array(T * [rnn_forward([x], h0, params)[1][0]])
