# exercise: conv2d_backward
# title: Leaves out the pixels that no window reached
# title.zh: 丢掉了窗口没有覆盖到的像素
# hint: A gradient has one number for every number of x. What is it for a pixel that the loss does not depend on?
# hint.zh: x 的每个数都有一个对应的偏导数。如果损失与某个像素无关，它的偏导数是多少？
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(grad_out, x, kernels)
    height, width = x.shape[1:]
    kh, kw = kernels.shape[2:]
    padded = _pad(x, padding)
    used = [(size - 1) * stride + k for size, k in zip(grad_out.shape[1:], (kh, kw), strict=True)]
    padded = padded[:, : used[0], : used[1]]
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
