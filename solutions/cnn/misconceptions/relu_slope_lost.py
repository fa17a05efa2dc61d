# exercise: gradients
# title: Passes gradients through silent pixels
# title.zh: 梯度穿过了被 ReLU 置零的像素
# hint: A window of zeros passes its maximum on. What is the slope of the ReLU there?
# hint.zh: 全零的窗口也会传递最大值。ReLU 在那里的斜率是多少？
# source: a factor of the chain rule lost
def gradients(image, label, params, pool):
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = _floats(forward(image, params, pool)) - (np.arange(len(params["b"])) == label)
    grad_pooled = (grad_scores @ _floats(params["W"])).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    grad_pre = grad_maps
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
