# exercise: conv2d_backward
# title: Overwrites the gradient where windows overlap
# title.zh: 窗口重叠处的梯度被覆盖
# hint: How many windows read the pixel in the middle of the image? Each of them contributes to its gradient.
# hint.zh: 图像中间的像素被多少个窗口读取？每个窗口对它的梯度都有贡献。
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(grad_out, x, kernels)
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
        grad_padded[window] = np.tensordot(upstream, kernels, axes=1)
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
