# exercise: clip_weights
# title: Spares the first parameter, the bias
# title.zh: 没有裁剪第一个参数（偏置）
# hint: Which parameters does the text name: the weights, or every one?
# hint.zh: 讲解中要裁剪的是权重，还是每一个参数？
# source: biases usually spared, as in weight decay
def clip_weights(theta, c):
    return np.concatenate([np.asarray(theta, dtype=np.float64)[:1], np.clip(theta[1:], -c, c)])
