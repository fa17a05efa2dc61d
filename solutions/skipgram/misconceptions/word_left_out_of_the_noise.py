# exercise: negative_loss
# title: Leaves out negatives that are the word
# title.zh: 去掉了与 word 相同的负样本
# hint: The exercise says what happens to a negative that is the word itself. What?
# hint.zh: 负样本恰好是 word 时，题目规定怎样处理？
# source: convention of other programs
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    return np.logaddexp(0, -y[word]) + np.sum(np.logaddexp(0, y[[n for n in negatives if n != word]]))
