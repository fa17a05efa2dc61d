# exercise: max_pool_backward
# title: Gives the gradient to the last of equal maxima
# title.zh: 把梯度给了并列最大值中的最后一个
# hint: In row order, which of the equal pixels comes first?
# hint.zh: 按行的顺序，哪一个并列的像素排在最前？
# source: a comparison with >=
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[x[window].size - 1 - np.argmax(x[window].ravel()[::-1])] = grad_out[row, column]
    return grad_x
