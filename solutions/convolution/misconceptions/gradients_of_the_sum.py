# exercise: conv2d_backward
# title: Takes every upstream gradient as 1
# title.zh: 把上游梯度都当作 1
# hint: What happens to your result if `grad_out` doubles? The chain rule has one more factor.
# hint.zh: 如果 `grad_out` 变为两倍，你的结果怎样变化？链式法则中还有一个因子。
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(np.ones_like(grad_out, dtype=float), x, kernels)
    height, width = x.shape[1:]
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
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
