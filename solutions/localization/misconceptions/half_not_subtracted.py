# exercise: smooth_l1
# title: Does not subtract 1/2 far from 0
# title.zh: 远处没有减去 1/2
# hint: Do your two branches meet at 1?
# hint.zh: 你的两段在 1 处相接吗？
# source: a term easily lost
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.where(size < 1, size**2 / 2, size)
