# exercise: batchnorm_running
# title: Divides the batch's variance by N - 1
# title.zh: 批次方差除以了 N - 1
# hint: Which divisor does this course use for the variance?
# hint.zh: 本课程的方差除以什么？
# source: convention of another library
def batchnorm_running(mean, var, x, momentum):
    x = _floats(x)
    new_var = x.var(axis=0) * len(x) / max(len(x) - 1, 1)
    return momentum * _floats(mean) + (1 - momentum) * x.mean(axis=0), momentum * _floats(var) + (
        1 - momentum
    ) * new_var
