# exercise: conv2d_backward
# title: Averages the bias gradient over the pixels
# title.zh: 对偏置的梯度按像素取了平均
# hint: Raise one bias a little. How does every pixel of its map change, and how do these changes meet in the loss?
# hint.zh: 把某个偏置增大一个很小的 e：它的特征图中每个像素改变多少？这些改变在损失中如何累加？
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
        grad_padded[window] += np.tensordot(upstream, kernels, axes=1)
    grad_x = grad_padded[:, padding : padding + height, padding : padding + width]
    return grad_x, grad_kernels, grad_out.mean(axis=(1, 2))
