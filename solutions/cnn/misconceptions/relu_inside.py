# exercise: max_pool_backward
# title: Passes nothing on where the maximum is negative
# title.zh: 最大值为负时不传递梯度
# hint: Pool a map of negative numbers: which pixel does the result depend on?
# hint.zh: 对全为负数的特征图做池化：结果取决于哪个像素？
# source: a running maximum that starts from 0
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[np.argmax(x[window])] = grad_out[row, column] * (x[window].max() > 0)
    return grad_x
