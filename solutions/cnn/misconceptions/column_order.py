# exercise: max_pool_backward
# title: Goes through a window column by column
# title.zh: 按列的顺序遍历窗口
# hint: Two equal pixels, one right of the corner and one below it: which comes first in row order?
# hint.zh: 两个相等的像素，一个在角的右边，一个在下边：按行顺序哪个在先？
# source: the other axis first
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window].T.flat[np.argmax(x[window].T)] = grad_out[row, column]
    return grad_x
