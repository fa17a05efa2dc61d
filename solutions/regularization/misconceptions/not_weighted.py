# exercise: batchnorm_running
# title: Adds the batch without its weight
# title.zh: 加上批次统计量时没有乘权重
# hint: Do the two weights sum to 1?
# hint.zh: 两个权重之和是 1 吗？
# source: half of the average
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    return momentum * _floats(mean) + x.mean(axis=0), momentum * _floats(var) + x.var(axis=0)
