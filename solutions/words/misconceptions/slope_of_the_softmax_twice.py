# exercise: gradients
# title: Multiplies by p (1 - p) once more
# title.zh: 又乘了一次 p (1 - p)
# hint: Is p - y the derivative in the probabilities or already in the scores?
# hint.zh: p - y 是对概率的导数，还是已经是对得分的导数？
# source: a factor too many in the chain rule
def gradients(k, target, W, W_out):
    ids = np.arange(len(W))
    p = floats(predict(k, W, W_out))
    error = (p - (ids == target)) * p * (1 - p)
    return np.outer(ids == k, floats(W_out) @ error), np.outer(floats(W)[k], error)
