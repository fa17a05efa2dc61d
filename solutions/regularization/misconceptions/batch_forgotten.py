# exercise: batchnorm_running
# title: Keeps the batch's statistics only
# title.zh: 只保留了当前批次的统计量
# hint: Does your result depend on the old averages?
# hint.zh: 你的结果与原来的平均有关吗？
# source: no memory
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    return x.mean(axis=0), x.var(axis=0)
