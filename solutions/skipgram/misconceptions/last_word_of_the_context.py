# exercise: gradients
# title: Gives a gradient for the last context word only
# title.zh: 只有最后一个上下文单词产生梯度
# hint: Do the terms of the sum add up in your loop, or does each replace the one before?
# hint.zh: 循环中各项是累加的，还是后一项覆盖了前一项？
# source: = instead of +=
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = p - (np.arange(len(W)) == np.asarray(context)[-1])
    return outer_gradients(center, slopes, W, W_out)
