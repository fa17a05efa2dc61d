# exercise: max_pool_backward
# title: Spreads the gradient over the window
# title.zh: 把梯度平均分给整个窗口
# hint: Which pixel influenced the maximum? That is the rule for another pooling.
# hint.zh: 哪个像素影响了最大值？你用的是另一种池化的规则。
# source: the rule of average pooling
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window] = grad_out[row, column] / size**2
    return grad_x
