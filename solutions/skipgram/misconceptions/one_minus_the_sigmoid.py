# exercise: negative_loss
# title: Takes the logarithm of 1 minus a sigmoid that has become 1
# title.zh: 对 1 减去已变成 1 的 sigmoid 取对数
# hint: What is 1 - s(40) in a float? Which expression for it loses nothing?
# hint.zh: 浮点数的 1 - s(40) 是多少？用什么式子表示它才不丢失精度？
# source: rounding
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    noise = y[np.asarray(negatives)]
    return np.logaddexp(0, -y[word]) - np.sum(np.log(1 - sigmoid(noise) + 1e-300))
