# exercise: batchnorm_test
# title: Uses the batch's statistics in testing
# title.zh: 测试时仍用批次的统计量
# hint: Test one sample alone. What does your function say about it?
# hint.zh: 单独测试一个样本，你的函数给出什么？
# source: the training formula
def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    x = _floats(x)
    return _floats(gamma) * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + _floats(beta)
