# exercise: lstm_forward
# title: Takes the results of a step in the wrong order
# title.zh: 把一个时刻的两个返回值顺序弄反了
# hint: In which order does lstm_step return its two states, and in which order do you catch them?
# hint.zh: lstm_step 按什么顺序返回两个状态？你又是按什么顺序接收的？
def lstm_forward(xs, h0, c0, params):
    h, c = h0, c0
    hs, cs = [], []
    for x in xs:
        c, h = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
