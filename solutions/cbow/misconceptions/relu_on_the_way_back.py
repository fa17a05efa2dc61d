# exercise: gradients
# title: Sets negative gradients of h to 0
# title.zh: 把 h 的负梯度置成了 0
# hint: Which function on the way from W to h would block a negative gradient? Look for it in Figure 6.33.
# hint.zh: 从 W 到 h 的路上，有哪个函数会挡住负的梯度？在图6.33里找一找。
def gradients(context, target, W, W_out):
    error = np.subtract(forward(context, W, W_out), one_hot(target, len(W)))
    grad_h = np.asarray(W_out, dtype=np.float64) @ error
    grad_h = np.maximum(grad_h, 0)
    return np.outer(mean_one_hot(context, len(W)), grad_h), np.outer(hidden(context, W), error)
