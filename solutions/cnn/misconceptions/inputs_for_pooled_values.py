# exercise: gradients
# title: Gradient of W from values before the pooling's ReLU
# title.zh: 用 ReLU 之前的值计算 W 的梯度
# hint: Which numbers does W multiply in the forward pass?
# hint.zh: 前向计算中 W 乘的是哪些数？
# source: the wrong array kept
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
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, _pooled(pre, pool)),
        "b": grad_scores,
    }
