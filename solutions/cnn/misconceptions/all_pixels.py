# exercise: max_pool_backward
# title: Gives the gradient to every pixel of the window
# title.zh: 把梯度给了窗口中的每个像素
# hint: If a pixel that is not the maximum moves a little, does the result move?
# hint.zh: 不是最大值的像素稍有变化时，池化的结果会变吗？
# source: upsampling
def max_pool_backward(grad_out, x, size):
    grad_out, x = _floats(grad_out), _floats(x)
    grad_x = np.zeros(x.shape)
    for row, column in np.ndindex(*grad_out.shape):
        window = slice(row * size, (row + 1) * size), slice(column * size, (column + 1) * size)
        grad_x[window] = grad_out[row, column]
    return grad_x
