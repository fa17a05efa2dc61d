# exercise: steepest_step
# title: Moves every variable equally far
# title.zh: 每个变量移动同样的距离
# hint: Is the steepest variable moved more than a flat one?
# hint.zh: 坡度大的变量是否应当比平缓的变量移动得更多？
# source: a rule that uses signs alone
def steepest_step(gradient, length):
    g = _floats(gradient)
    return -length * np.sign(g) / np.sqrt(max(np.count_nonzero(g), 1))
