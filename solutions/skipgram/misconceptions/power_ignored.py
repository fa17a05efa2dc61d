# exercise: noise_distribution
# title: Ignores the argument power
# title.zh: 没有使用参数 power
# hint: Call it with power 1 and with power 2. Do the results differ?
# hint.zh: 分别用 power 为 1 和 2 调用，结果不同吗？
# source: constant in the code
def noise_distribution(counts, power=0.75):
    weights = floats(counts) ** 0.75
    return weights / weights.sum()
