# exercise: conv2d_backward
# title: Cuts the padding off with a slice that fails for padding 0
# title.zh: 用切片去掉填充，但填充为 0 时切片失效
# hint: What does `a[0:-0]` give? Print the shape of your gradient in x for padding 0.
# hint.zh: `a[0:-0]` 得到什么？请在填充为 0 时打印 x 的梯度的形状。
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
    grad_x = grad_padded[:, padding:-padding, padding:-padding]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
