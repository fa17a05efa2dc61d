# exercise: one_to_many
# title: Feeds x in at every step
# title.zh: 每个时刻都输入了 x
# hint: How often does the picture enter?
# hint.zh: 那幅图输入几次？
# source: repeated input
def one_to_many(x, h0, params, T):
    return rnn_forward(T * [x], h0, params)[1]
