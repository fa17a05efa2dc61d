# exercise: smooth_l1
# title: Compares the error itself with 1
# title.zh: 用误差本身与 1 比较
# hint: Try an error of -3: which branch does it get?
# hint.zh: 试一试误差 -3：它进入哪一段？
# source: absolute value forgotten
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.where(_floats(d) < 1, size**2 / 2, size - 0.5)
