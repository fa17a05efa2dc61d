# exercise: gradients
# title: Has the wrong sign
# title.zh: 符号反了
# hint: If the score of a context word rises, does the loss rise or fall?
# hint.zh: 上下文单词的得分升高时，损失是升还是降？
# source: sign easily lost
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = np.bincount(context, minlength=len(W)) - len(context) * p
    return outer_gradients(center, slopes, W, W_out)
