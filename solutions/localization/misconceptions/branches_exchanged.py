# exercise: smooth_l1
# title: Exchanges the two branches
# title.zh: 两段弄反了
# hint: Which branch belongs to an error of 0.5?
# hint.zh: 误差 0.5 属于哪一段？
# source: where with its arguments exchanged
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.where(size < 1, size - 0.5, size**2 / 2)
