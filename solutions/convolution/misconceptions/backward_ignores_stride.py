# exercise: conv2d_backward
# title: Walks over the windows with stride 1
# title.zh: 反向传播时窗口仍按步长 1 移动
# hint: Which pixels did output (1, 1) read in the forward pass with stride 2? Its gradient goes back to these.
# hint.zh: 步长为 2 时，输出 (1, 1) 在前向计算中读取了哪些像素？它的梯度恰好要传回这些像素。
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(grad_out, x, kernels)
    height, width = x.shape[1:]
    kh, kw = kernels.shape[2:]
    padded = _pad(x, padding)
    grad_padded = np.zeros_like(padded)
    grad_kernels = np.zeros_like(kernels)
    for i, j in np.ndindex(grad_out.shape[1:]):
        top, left = i, j
        window = np.s_[:, top : top + kh, left : left + kw]
        upstream = grad_out[:, i, j]
        grad_kernels += np.multiply.outer(upstream, padded[window])
        grad_padded[window] += np.tensordot(upstream, kernels, axes=1)
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
