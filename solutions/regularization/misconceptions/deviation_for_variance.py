# exercise: batchnorm_running
# title: Averages the deviation
# title.zh: 对标准差取了滑动平均
# hint: Which statistic is called var: sigma or its square?
# hint.zh: 名为 var 的统计量是标准差还是它的平方？
# source: a root too much
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    return momentum * _floats(mean) + (1 - momentum) * x.mean(axis=0), momentum * _floats(var) + (1 - momentum) * x.std(
        axis=0
    )
