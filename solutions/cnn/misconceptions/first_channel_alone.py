# exercise: forward
# title: Reads the first channel alone
# title.zh: 只读了第一个通道
# hint: Change the last channel of a colour image: does your result change?
# hint.zh: 改变彩色图像的最后一个通道：你的结果会变吗？
# source: habit from grey images
def _their_pre_activations(image, params):
    kernels = _floats(params["kernels"])
    windows = np.lib.stride_tricks.sliding_window_view(_floats(image), kernels.shape[2:], axis=(1, 2))
    return np.einsum("cyxij,kcij->kyx", windows[:1], kernels[:, :1]) + _floats(params["bias"])[:, None, None]


def _their_scores(image, params, pool):
    flat = _pooled(np.maximum(_their_pre_activations(image, params), 0), pool).ravel()
    return _floats(params["W"]) @ flat + _floats(params["b"])


def forward(image, params, pool):
    scores = _their_scores(image, params, pool)
    e = np.exp(scores - scores.max())
    return e / e.sum()
