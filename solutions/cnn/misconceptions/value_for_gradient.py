# exercise: max_pool_backward
# title: Puts the maximum where its gradient belongs
# title.zh: 在应放梯度的位置放了最大值
# hint: Does your result depend on `grad_out`?
# hint.zh: 你的结果与 `grad_out` 有关吗？
# source: unpooling
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[np.argmax(x[window])] = x[window].max()
    return grad_x
