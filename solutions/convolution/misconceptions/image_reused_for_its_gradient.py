# exercise: conv2d_backward
# title: Collects the gradient in the array of the image itself
# title.zh: 把梯度累加到了图像自身的数组中
# hint: Without padding, is your padded image a new array or `x` itself? Print `x` after the call.
# hint.zh: 没有填充时，“填充后的图像”是新的数组，还是 `x` 本身？请在调用之后打印 `x`。
def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = _floats(grad_out, x, kernels)
    height, width = x.shape[1:]
    kh, kw = kernels.shape[2:]
    padded = _pad(x, padding) if padding else x
    grad_kernels = np.zeros_like(kernels)
    for i, j in np.ndindex(grad_out.shape[1:]):
        top, left = i * stride, j * stride
        grad_kernels += np.multiply.outer(grad_out[:, i, j], padded[:, top : top + kh, left : left + kw])
    padded[:] = 0
    for i, j in np.ndindex(grad_out.shape[1:]):
        top, left = i * stride, j * stride
        padded[:, top : top + kh, left : left + kw] += np.tensordot(grad_out[:, i, j], kernels, axes=1)
    grad_x = padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
