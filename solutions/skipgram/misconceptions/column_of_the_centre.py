# exercise: loss
# title: Takes the centre's vector from W_out
# title.zh: 从 W_out 中取中心词的向量
# hint: In which of the two matrices is the centre a row?
# hint.zh: 中心词是哪个矩阵的一行？
# source: both matrices have one vector a word
def loss(center, context, W, W_out):
    y = floats(W_out)[:, center] @ floats(W_out)
    return np.sum(np.logaddexp.reduce(y) - y[np.asarray(context)])
