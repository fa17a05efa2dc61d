# exercise: negative_loss
# title: Takes the logarithm of a sigmoid that has become 0
# title.zh: 对已经下溢为 0 的 sigmoid 取对数
# hint: What is s(-1000) in a float, and what is the logarithm of the true value?
# hint.zh: 浮点数的 s(-1000) 是多少？它真正的对数是多少？
# source: sigmoid, then log
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    noise = y[np.asarray(negatives)]
    return -np.log(sigmoid(y[word])) - np.sum(np.log(sigmoid(-noise)))
