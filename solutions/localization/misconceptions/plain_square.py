# exercise: smooth_l1
# title: Squares large errors too
# title.zh: 大误差也取了平方
# hint: What should an error of 3 cost?
# hint.zh: 误差 3 的惩罚应是多少？
# source: the squared error
def smooth_l1(d):
    size = np.abs(_floats(d))
    return size**2 / 2
