# exercise: conv2d_backward
# title: Sends the gradient back through the kernel turned by 180 degrees
# title.zh: 梯度经过旋转 180 度的卷积核传回
# hint: Through which weight did the top left pixel of a window enter the output? Its gradient comes back by it.
# hint.zh: 窗口左上角的像素是经过哪个权重进入输出的？它的梯度也要经过同一个权重传回。
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
        grad_padded[window] += np.tensordot(upstream, kernels[:, :, ::-1, ::-1], axes=1)
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
