# exercise: softmax_cross_entropy_gradient
# title: Exponentiates the scores without a shift
# title.zh: 没有先减去最大值就对得分取指数
# hint: Your softmax may be safe, but this function has exponentials of its own. What are they at a score of 1000?
# hint.zh: 即使你的 softmax 是安全的，这个函数里又另外取了指数。得分为 1000 时它是多少？
# source: real code
def softmax_cross_entropy_gradient(z, y):
    e = np.exp(np.asarray(z, dtype=np.float64))
    return e / np.sum(e, axis=-1, keepdims=True) - np.asarray(y, dtype=np.float64)
