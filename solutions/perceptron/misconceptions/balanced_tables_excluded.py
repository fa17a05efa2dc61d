# exercise: is_separable
# title: Excludes every table with two true entries
# title.zh: 排除了所有恰有两个真值的情形
# hint: Two points are true. Does it matter which two?
# hint.zh: 有两个点为真，是哪两个有关系吗？
# source: XOR has two true entries
def is_separable(outputs):
    return int(np.sum(outputs)) != 2
