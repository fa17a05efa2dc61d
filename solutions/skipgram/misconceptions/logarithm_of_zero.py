# exercise: loss
# title: Takes the logarithm of a probability that has become 0
# title.zh: 对已经下溢为 0 的概率取对数
# hint: In floating point e^-1000 is 0. Can you get its logarithm without forming it?
# hint.zh: e^-1000 在浮点数中就是 0。能否不算出它就得到它的对数？
# source: softmax, then log
def loss(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - y.max()) / np.exp(y - y.max()).sum()
    return -np.sum(np.log(p[np.asarray(context)]))
