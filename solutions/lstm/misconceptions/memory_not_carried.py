# exercise: lstm_forward
# title: Starts every step from c0
# title.zh: 每个时刻都从 c0 开始
# hint: What is the memory cell for, if step 3 does not know what step 2 stored?
# hint.zh: 如果第 3 个时刻不知道第 2 个时刻存了什么，记忆单元还有什么用？
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        h, c = lstm_step(x, h, c0, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
