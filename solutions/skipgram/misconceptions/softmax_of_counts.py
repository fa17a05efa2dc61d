# exercise: noise_distribution
# title: Uses the exponential
# title.zh: 用了指数函数
# hint: Is the count the base or the exponent here?
# hint.zh: 这里的次数是底数还是指数？
# source: softmax habit
def noise_distribution(counts, power=0.75):
    weights = np.exp(power * (floats(counts) - np.max(counts)))
    return weights / weights.sum()
