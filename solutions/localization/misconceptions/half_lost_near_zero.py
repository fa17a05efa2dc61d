# exercise: smooth_l1
# title: Loses the 1/2 of the square
# title.zh: 平方项漏掉了 1/2
# hint: Do your two branches meet at 1?
# hint.zh: 你的两段在 1 处相接吗？
# source: a factor easily lost
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.where(size < 1, size**2, size - 0.5)
