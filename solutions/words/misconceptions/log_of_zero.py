# exercise: loss
# title: Takes the logarithm of a probability that has become 0
# title.zh: 对已经下溢为 0 的概率取对数
# hint: In floating point e^-1000 is 0. Can you get its logarithm from the scores without forming it?
# hint.zh: e^-1000 在浮点数中就是 0。能否不算出它，直接由得分得到它的对数？
# source: softmax, then log
def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    e = np.exp(y - y.max())
    return -np.log(e[target] / e.sum())
