# exercise: negative_loss
# title: Takes both vectors from W
# title.zh: 两个向量都取自 W
# hint: Which matrix holds the o of the formula?
# hint.zh: 公式中的 o 在哪个矩阵里？
# source: one matrix for both roles
def negative_loss(center, word, negatives, W, W_out):
    y = floats(W) @ floats(W)[center]
    return np.logaddexp(0, -y[word]) + np.sum(np.logaddexp(0, y[np.asarray(negatives)]))
