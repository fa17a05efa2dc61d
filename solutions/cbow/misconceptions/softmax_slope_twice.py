# exercise: gradients
# title: Multiplies the error with p(1 - p) once more
# title.zh: 误差又多乘了一次 p(1 - p)
# hint: The slope of the softmax is already inside the difference of probability and target. How often do you use it?
# hint.zh: 概率与目标之差里已经包含了 Softmax 的导数。你用了几次？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    p = np.asarray(forward(context, W, W_out))
    error = error * p * (1 - p)
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
