# exercise: generator
# title: Draws the negative
# title.zh: 画成了反色
# hint: Which way should a pixel go as its score grows?
# hint.zh: 得分增大时，像素应变亮还是变暗？
# source: sign easily lost
def generator(z, A, c):
    return np.exp(-np.logaddexp(0, (A @ np.asarray(z, dtype=np.float64) + c)))
