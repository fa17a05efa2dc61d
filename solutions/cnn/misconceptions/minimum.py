# exercise: max_pool_backward
# title: Gives the gradient to the minimum
# title.zh: 把梯度给了最小值
# hint: Which pixel does the pooling hand on?
# hint.zh: 池化传下去的是哪个像素？
# source: min and max exchanged
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[np.argmin(x[window])] = grad_out[row, column]
    return grad_x
