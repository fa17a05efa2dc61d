# exercise: gradients
# title: Spreads a window's gradient evenly
# title.zh: 把窗口的梯度平均分给各像素
# hint: The pooling of this network takes maxima. Which pixel does a window's result depend on?
# hint.zh: 本网络的池化取最大值。窗口的结果取决于哪个像素？
# source: the rule of average pooling
def gradients(image, label, params, pool):
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = _floats(forward(image, params, pool)) - (np.arange(len(params["b"])) == label)
    grad_pooled = (grad_scores @ _floats(params["W"])).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    rows, columns = grad_pooled.shape[1:]
    grad_maps[:, : rows * pool, : columns * pool] = np.kron(grad_pooled, np.ones((1, pool, pool))) / pool**2
    grad_pre = grad_maps * (pre > 0)
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
