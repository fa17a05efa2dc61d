# exercise: conv2d_backward
# title: Returns the gradient of the padded image
# title.zh: 返回的是填充后图像的梯度
# hint: Your gradient in x is larger than x. Which of its rows and columns belong to pixels of x?
# hint.zh: x 的梯度比 x 还大。其中哪些行和列才对应 x 的像素？
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
    grad_x = grad_padded
    return grad_x, grad_kernels, grad_out.sum(axis=(1, 2))
