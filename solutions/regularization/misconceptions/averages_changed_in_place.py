# exercise: batchnorm_running
# title: Changes the caller's averages
# title.zh: 就地修改了传入的滑动平均
# hint: Print mean before and after the call.
# hint.zh: 在调用前后分别打印 mean。
# source: a habit of NumPy users
def batchnorm_running(mean, var, x, momentum):
    mean, var, x = _floats(mean), _floats(var), _floats(x)
    mean *= momentum
    mean += (1 - momentum) * x.mean(axis=0)
    var *= momentum
    var += (1 - momentum) * x.var(axis=0)
    return mean, var
