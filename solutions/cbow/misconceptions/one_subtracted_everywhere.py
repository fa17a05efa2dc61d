# exercise: gradients
# title: Subtracts 1 from every probability
# title.zh: 所有概率都减去了 1
# hint: In the notes, from which of the outputs is 1 subtracted?
# hint.zh: 讲义中，是从哪一个输出里减去 1？
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), 1)
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
