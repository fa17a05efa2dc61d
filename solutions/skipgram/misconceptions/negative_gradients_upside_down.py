# exercise: negative_gradients
# title: Has the wrong sign
# title.zh: 符号反了
# hint: In which direction must the score of the true word go for the loss to fall?
# hint.zh: 要使损失下降，真正单词的得分应往哪个方向变化？
# source: sign easily lost
def negative_gradients(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    slopes = np.bincount(negatives, minlength=len(W)) * sigmoid(y)
    slopes[word] -= sigmoid(-y[word])
    slopes = -slopes
    return outer_gradients(center, slopes, W, W_out)
