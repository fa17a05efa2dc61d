# exercise: gradients
# title: Averages the kernels' gradient over the map
# title.zh: 对特征图取平均得到卷积核的梯度
# hint: A weight works at every place of the map. Do its effects add up, or average?
# hint.zh: 一个权重作用于特征图的每个位置。它的影响是相加还是取平均？
# source: mean in place of sum
def gradients(image, label, params, pool):
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = _floats(forward(image, params, pool)) - (np.arange(len(params["b"])) == label)
    grad_pooled = (grad_scores @ _floats(params["W"])).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    grad_pre = grad_maps * (pre > 0)
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre) / pre[0].size,
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
