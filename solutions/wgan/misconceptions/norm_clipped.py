# exercise: clip_weights
# title: Limits the length of the vector, as gradient clipping does
# title.zh: 限制的是向量的长度，如同梯度裁剪
# hint: Each parameter has its own interval. Does one of them matter to another?
# hint.zh: 每个参数各自裁剪。一个参数会影响另一个吗？
# source: gradient clipping by norm
def clip_weights(theta, c):
    theta = np.asarray(theta, dtype=np.float64)
    return theta * min(1.0, c / max(np.linalg.norm(theta), 1e-300))
