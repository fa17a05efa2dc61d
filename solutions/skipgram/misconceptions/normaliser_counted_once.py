# exercise: loss
# title: Has the logarithm of the sum once
# title.zh: 求和的对数只算了一次
# hint: Every context word has a softmax of its own. How often does the normaliser occur?
# hint.zh: 每个上下文单词各有一个 Softmax。归一化项应出现几次？
# source: bracket of the sum
def loss(center, context, W, W_out):
    y = scores(center, W, W_out)
    return np.logaddexp.reduce(y) - np.sum(y[np.asarray(context)])
