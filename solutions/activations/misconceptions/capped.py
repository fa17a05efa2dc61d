# exercise: relu
# title: Cuts large values off at 6
# title.zh: 把大于 6 的值截断
# hint: ReLU has no ceiling: Table 6.1 gives its range as [0, +∞).
# hint.zh: ReLU 没有上限：表 6.1 中它的值域是 [0, +∞)。
def relu(x):
    return np.clip(np.asarray(x, dtype=np.float64), 0, 6)
