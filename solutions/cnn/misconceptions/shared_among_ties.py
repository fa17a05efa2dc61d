# exercise: max_pool_backward
# title: Shares the gradient among tied maxima
# title.zh: 把梯度平分给并列的最大值
# hint: Several pixels are equal to the maximum. Who gets the gradient in this exercise?
# hint.zh: 几个像素同为最大值。本题规定由哪一个得到梯度？
# source: another convention
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        top = x[window] == x[window].max()
        grad_x[window] = top * grad_out[row, column] / top.sum()
    return grad_x
