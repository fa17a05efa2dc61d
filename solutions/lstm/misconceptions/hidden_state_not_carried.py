# exercise: lstm_forward
# title: Starts every step from h0
# title.zh: 每个时刻都从 h0 开始
# hint: Two things travel from step to step. Which one stays behind in your loop?
# hint.zh: 在时刻之间传递的量有两个，你的循环漏传了哪一个？
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h0, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
