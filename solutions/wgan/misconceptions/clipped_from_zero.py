# exercise: clip_weights
# title: Clips into [0, c]
# title.zh: 裁剪到 [0, c]
# hint: May a parameter of the critic be negative?
# hint.zh: critic 的参数可以是负数吗？
# source: the interval of pixels
def clip_weights(theta, c):
    return np.clip(theta, 0, c)
