# exercise: hebb_step
# title: Returns the change without the old weights
# title.zh: 只返回了增量，没有加上原来的权重
# hint: The result is the new weights. What remains of the old ones?
# hint.zh: 结果是新的权重。原来的权重去哪里了？
# source: the change and its result are easily confused
def hebb_step(w, x, y, eta):
    return eta * y * _floats(x)
