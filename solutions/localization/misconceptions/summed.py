# exercise: smooth_l1
# title: Adds the elements
# title.zh: 把各元素相加了
# hint: The exercise asks for the penalty of every element.
# hint.zh: 题目要求的是每个元素各自的惩罚。
# source: loss and penalty confused
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.sum(np.where(size < 1, size**2 / 2, size - 0.5))
