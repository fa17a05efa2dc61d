# exercise: negative_loss
# title: Rewards high scores of noise words
# title.zh: 奖励了噪声单词的高得分
# hint: Should the score of a noise word rise or fall in training?
# hint.zh: 训练时，噪声单词的得分应当升高还是降低？
# source: sign easily lost
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    noise = y[np.asarray(negatives)]
    return np.logaddexp(0, -y[word]) + np.sum(np.logaddexp(0, -noise))
