# exercise: conv2d_layer
# title: Takes the kernels' width for their height
# title.zh: 把卷积核的宽度当成了高度
# hint: Try kernels of 2×3: how many rows has the result? Which of the two sizes did you count them with?
# hint.zh: 试试 2×3 的卷积核：结果有几行？你是用哪个大小来计算行数的？
# source: real code
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = _floats(x, kernels, bias)
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    k = kernels.shape[3]
    rows, columns = (x.shape[1] - k) // stride + 1, (x.shape[2] - k) // stride + 1
    result = np.zeros((len(kernels), rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[:, i * stride : i * stride + k, j * stride : j * stride + k]
            result[:, i, j] = np.sum(window * kernels, axis=(1, 2, 3)) + bias
    return result
