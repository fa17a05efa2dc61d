# exercise: clip_weights
# title: Clips from above only
# title.zh: 只裁剪了上端
# hint: What becomes of -2 with c = 0.1?
# hint.zh: c = 0.1 时，-2 应变成什么？
# source: one end of the interval forgotten
def clip_weights(theta, c):
    return np.minimum(theta, c)
