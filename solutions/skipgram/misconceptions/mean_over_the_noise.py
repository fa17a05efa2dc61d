# exercise: negative_loss
# title: Takes the mean over the negatives
# title.zh: 对负样本取了均值
# hint: Twice as many noise words: does their part of the loss grow?
# hint.zh: 噪声单词加倍，它们那部分损失会变大吗？
# source: habit
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    noise = y[np.asarray(negatives)]
    return np.logaddexp(0, -y[word]) + np.mean(np.logaddexp(0, noise))
