# exercise: negative_loss
# title: Counts a repeated negative once
# title.zh: 重复的负样本只计了一次
# hint: Draw the same noise word twice. How many terms has the sum?
# hint.zh: 同一个噪声单词抽到两次，求和有几项？
# source: set()
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    return np.logaddexp(0, -y[word]) + np.sum(np.logaddexp(0, y[np.unique(negatives)]))
