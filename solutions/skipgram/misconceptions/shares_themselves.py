# exercise: noise_distribution
# title: Leaves out the power
# title.zh: 漏掉了幂次
# hint: Work the example: what becomes of 16?
# hint.zh: 手算例子：16 变成了多少？
# source: power 1
def noise_distribution(counts, power=0.75):
    return floats(counts) / floats(counts).sum()
