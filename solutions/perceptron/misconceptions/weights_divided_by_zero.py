# exercise: gate
# title: Scales the weights by a number that is 0
# title.zh: 用 0 去除权重
# hint: Print your weights. Are they finite?
# hint.zh: 打印你的权重：它们是有限的吗？
# source: normalising a line through the origin
def gate(name):
    return np.array([np.nan, np.nan]), np.nan
