# exercise: noise_distribution
# title: Gives words that never occur a probability
# title.zh: 从未出现的单词也有概率
# hint: What is 0 to a positive power?
# hint.zh: 0 的正数次幂是多少？
# source: smoothing, which nobody asked for
def noise_distribution(counts, power=0.75):
    weights = (floats(counts) + 1) ** power
    return weights / weights.sum()
