# exercise: forward
# title: Flips the kernel
# title.zh: 翻转了卷积核
# hint: Figure 6.9: which pixel does the first weight of the kernel meet?
# hint.zh: 看图 6.9：卷积核的第一个权重与哪个像素相乘？
# source: the mathematician's convolution
def _their_pre_activations(image, params):
    kernels = _floats(params["kernels"])[:, :, ::-1, ::-1]
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), kernels.shape[2:], axis=(1, 2))
    return np.einsum("cyxij,kcij->kyx", windows, kernels) + _floats(params["bias"])[:, None, None]


def _their_scores(image, params, pool):
    flat = _pooled(np.maximum(_their_pre_activations(image, params), 0), pool).ravel()
    return _floats(params["W"]) @ flat + _floats(params["b"])


def forward(image, params, pool):
    scores = _their_scores(image, params, pool)
    e = np.exp(scores - scores.max())
    return e / e.sum()
