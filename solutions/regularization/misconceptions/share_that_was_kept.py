# exercise: dropout
# title: Divides by the share that happened to be kept
# title.zh: 除以了实际保留的比例
# hint: Is the factor a matter of p or of this call's random numbers?
# hint.zh: 系数由 p 决定，还是由本次调用的随机数决定？
# source: counting in place of expectation
def dropout(x, u, p, training=True):
    x, kept = _floats(x), _floats(u) >= p
    return np.where(kept, x / max(np.mean(kept), 1e-3), 0) if training else x.copy()
