# exercise: noise_distribution
# title: Takes 1/2 for the default power
# title.zh: 默认幂次取成了 1/2
# hint: Which power does the handout name when none is given?
# hint.zh: 没有指定时，讲解中的幂次是多少？
# source: formula recall
def noise_distribution(counts, power=0.5):
    weights = floats(counts) ** power
    return weights / weights.sum()
