# exercise: lstm_forward
# title: Records the states before each step
# title.zh: 记录的是每个时刻之前的状态
# hint: Row 0 of your result does not depend on any input. Which line should come first, the step or the record?
# hint.zh: 你结果的第 0 行与任何输入都无关。是先计算这一时刻，还是先记录？
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        hs.append(h)
        cs.append(c)
        h, c = lstm_step(x, h, c, params)
    return np.array(hs), np.array(cs)
