# exercise: gradients
# title: Hands the scores' gradient on without W
# title.zh: 传递得分的梯度时没有乘 W
# hint: From the scores back to the pooled values: what connects the two?
# hint.zh: 从得分回到池化后的值，两者之间由什么连接？
# source: a link of the chain left out
def gradients(image, label, params, pool):
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = _floats(forward(image, params, pool)) - (np.arange(len(params["b"])) == label)
    grad_pooled = (grad_scores @ np.ones_like(_floats(params["W"]))).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    grad_pre = grad_maps * (pre > 0)
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
