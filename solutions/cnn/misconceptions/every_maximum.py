# exercise: max_pool_backward
# title: Gives every tied maximum the full gradient
# title.zh: 每个并列的最大值都得到全部梯度
# hint: Feed a constant window: is the sum of the gradient what came in?
# hint.zh: 输入一个常数窗口：梯度之和还等于传入的梯度吗？
# source: a mask x == max
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window] = (x[window] == x[window].max()) * grad_out[row, column]
    return grad_x
