# exercise: max_pool_backward
# title: Windows one apart, not size apart
# title.zh: 窗口的步长为 1 而不是 size
# hint: At which rows do the windows start when size is 2?
# hint.zh: size 为 2 时，各窗口从哪些行开始？
# source: stride and size confused
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row, row + size), slice(column, column + size)
        grad_x[window].flat[np.argmax(x[window])] = grad_out[row, column]
    return grad_x
