# exercise: noise_distribution
# title: Takes the power of the shares and stops there
# title.zh: 对占比取幂后没有再归一化
# hint: Powers of numbers that sum to 1: what do they sum to?
# hint.zh: 和为 1 的一组数取幂之后，和是多少？
# source: two steps in the wrong order
def noise_distribution(counts, power=0.75):
    return (floats(counts) / floats(counts).sum()) ** power
