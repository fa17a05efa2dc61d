# exercise: clip_weights
# title: Sets what lies outside to 0
# title.zh: 把超出区间的参数设为 0
# hint: Which number of the interval is nearest to a parameter beyond it?
# hint.zh: 区间之外的参数离区间内哪个数最近？
# source: clipping and pruning mixed up
def clip_weights(theta, c):
    return np.where(np.abs(theta) <= c, theta, 0.0)
