# exercise: softmax_cross_entropy
# title: Drops the logarithm of the sum
# title.zh: 漏掉了分母的对数
# hint: The logarithm of a fraction has two parts. Where did the denominator go?
# hint.zh: 分式的对数有两部分。分母到哪里去了？
def softmax_cross_entropy(z, y):
    return -np.sum(np.asarray(y) * shifted(z), axis=-1)
