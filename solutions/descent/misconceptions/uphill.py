# exercise: steepest_step
# title: Goes uphill
# title.zh: 走向上坡
# hint: The gradient points to where the function grows. Which angle do the notes choose?
# hint.zh: 梯度指向函数增大的方向。讲义选取的夹角是多少？
# source: a sign easily lost
def steepest_step(gradient, length):
    g = _floats(gradient)
    return length * g / np.linalg.norm(g) if g.any() else np.zeros(len(g))
