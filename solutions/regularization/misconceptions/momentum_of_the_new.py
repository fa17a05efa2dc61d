# exercise: batchnorm_running
# title: Gives the momentum to the new statistics
# title.zh: 把 momentum 乘在了新的统计量上
# hint: With momentum 0.9, who dominates: the old average or the new batch?
# hint.zh: momentum 为 0.9 时，谁占主导：原来的平均还是新的批次？
# source: convention of another library
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    new = (1 - momentum) * _floats(mean) + momentum * x.mean(axis=0)
    return new, (1 - momentum) * _floats(var) + momentum * x.var(axis=0)
