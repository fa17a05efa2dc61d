# exercise: loss
# title: Returns the log probability, not its negative
# title.zh: 返回了对数概率，没有取负
# hint: Should a loss become smaller or larger as the target becomes more probable?
# hint.zh: 目标单词的概率越大，损失应当变小还是变大？
def loss(context, target, W, W_out):
    y = scores(context, W, W_out)
    return y[target] - y.max() - np.log(np.sum(np.exp(y - y.max())))
