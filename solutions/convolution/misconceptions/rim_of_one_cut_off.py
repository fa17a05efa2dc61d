# exercise: conv2d_backward
# title: Cuts off one row and column on every side, whatever the padding is
# title.zh: 不论填充多少，四周都只去掉一行一列
# hint: Print the shape of your gradient in x for padding 0 and for padding 2. How many rows were added above?
# hint.zh: 请在填充为 0 和为 2 时打印 x 的梯度的形状。上方各补了几行？
# source: real code
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(grad_out, x, kernels)
    kh, kw = kernels.shape[2:]
    padded = _pad(x, padding)
    grad_padded = np.zeros_like(padded)
    grad_kernels = np.zeros_like(kernels)
    for i, j in np.ndindex(grad_out.shape[1:]):
        top, left = i * stride, j * stride
        window = np.s_[:, top : top + kh, left : left + kw]
        upstream = grad_out[:, i, j]
        grad_kernels += np.multiply.outer(upstream, padded[window])
        grad_padded[window] += np.tensordot(upstream, kernels, axes=1)
    return grad_padded[:, 1:-1, 1:-1], grad_kernels, grad_out.sum(axis=(1, 2))
