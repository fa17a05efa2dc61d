# exercise: gradients
# title: Takes label minus probability
# title.zh: 用标签减去了概率
# hint: Raise the label's score a little: does the loss rise or fall?
# hint.zh: 把标签的得分提高一点：损失上升还是下降？
# source: a sign that is easily lost
def gradients(image, label, params, pool):
    pre = _pre_activations(image, params)
    maps = np.maximum(pre, 0)
    pooled = _pooled(maps, pool)
    grad_scores = (np.arange(len(params["b"])) == label) - _floats(forward(image, params, pool))
    grad_pooled = (grad_scores @ _floats(params["W"])).reshape(pooled.shape)
    grad_maps = np.array([max_pool_backward(grad, one, pool) for grad, one in zip(grad_pooled, maps, strict=True)])
    grad_pre = grad_maps * (pre > 0)
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), pre.shape[1:], axis=(1, 2))
    return {
        "kernels": np.einsum("cijyx,kyx->kcij", windows, grad_pre),
        "bias": grad_pre.sum(axis=(1, 2)),
        "W": np.outer(grad_scores, pooled),
        "b": grad_scores,
    }
