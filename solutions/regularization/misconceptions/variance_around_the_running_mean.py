# exercise: batchnorm_running
# title: Takes the variance around the running mean
# title.zh: 方差围绕滑动平均值计算
# hint: Around which mean is the batch's variance taken?
# hint.zh: 批次的方差是围绕哪个均值求的？
# source: two means confused
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    new = momentum * _floats(mean) + (1 - momentum) * x.mean(axis=0)
    return new, momentum * _floats(var) + (1 - momentum) * ((x - new) ** 2).mean(axis=0)
