# exercise: clip_weights
# title: Moves every parameter to an end of the interval
# title.zh: 把每个参数都移到了区间端点
# hint: What becomes of a parameter that lies inside?
# hint.zh: 原本就在区间之内的参数应变成什么？
# source: binarised weights
def clip_weights(theta, c):
    return c * np.sign(theta)
