# exercise: sequence_loss
# title: Takes the logarithm of a probability rounded to 0
# title.zh: 对已舍入为 0 的概率取了对数
# hint: With scores 2000 apart the softmax rounds to 0. Can its logarithm be computed from the scores?
# hint.zh: 得分相差 2000 时 softmax 会舍入为 0。能否直接由得分计算它的对数？
# source: log after softmax
def sequence_loss(xs, labels, h0, params):
    _hs, outputs = rnn_forward(xs, h0, params)
    return -sum(np.log(o[label]) for o, label in zip(outputs, labels, strict=False)) / 2
