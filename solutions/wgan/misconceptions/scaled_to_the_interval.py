# exercise: clip_weights
# title: Scales all parameters until the largest fits
# title.zh: 按比例缩小所有参数，使最大的落入区间
# hint: A parameter inside the interval should stay. Does it?
# hint.zh: 区间之内的参数应保持不变。你的结果是这样吗？
# source: normalisation in place of clipping
def clip_weights(theta, c):
    theta = np.asarray(theta, dtype=np.float64)
    return theta * min(1.0, c / max(np.max(np.abs(theta)), 1e-300))
