# exercise: softmax
# title: Shifts the scores in the numerator only
# title.zh: 只在分子中减去了最大值
# hint: The shift cancels only if numerator and denominator see the same numbers. Do yours?
# hint.zh: 只有分子和分母用的是同一组数，减去的量才会约掉。你的代码是这样吗？
def softmax(z):
    return np.exp(shifted(z)) / np.exp(np.asarray(z, dtype=np.float64)).sum(axis=-1, keepdims=True)
