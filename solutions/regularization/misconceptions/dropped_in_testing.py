# exercise: dropout
# title: Drops in testing too
# title.zh: 测试时也丢弃
# hint: Does your result depend on `training`?
# hint.zh: 你的结果与 `training` 有关吗？
# source: the flag overlooked
def dropout(x, u, p, training=True):
    return np.where(_floats(u) < p, 0, _floats(x) / (1 - p))
