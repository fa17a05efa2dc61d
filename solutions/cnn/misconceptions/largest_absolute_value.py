# exercise: max_pool_backward
# title: Looks for the largest absolute value
# title.zh: 寻找的是绝对值最大的像素
# hint: Which of -5 and 3 is the larger number?
# hint.zh: -5 与 3 哪个数大？
# source: size and value confused
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].flat[np.argmax(abs(x[window]))] = grad_out[row, column]
    return grad_x
