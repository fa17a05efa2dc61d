# exercise: gru_forward
# title: Every step starts from h0
# title.zh: 每个时刻都从 h0 出发
# hint: Change the first input: does the third state move?
# hint.zh: 改变第一个输入：第三个隐式编码会变吗？
# source: the loop reads h0
def gru_forward(xs, h0, params):
    return np.array([gru_step(x, h0, params) for x in xs])
