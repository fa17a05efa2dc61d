# exercise: noise_distribution
# title: Divides by the sum of the counts
# title.zh: 除以的是次数之和
# hint: Do your probabilities sum to 1?
# hint.zh: 你的概率之和为 1 吗？
# source: normalised before the power
def noise_distribution(counts, power=0.75):
    return floats(counts) ** power / floats(counts).sum()
