# exercise: loss
# title: Uses one context word only
# title.zh: 只用了一个上下文单词
# hint: How many terms has the sum?
# hint.zh: 求和共有几项？
# source: a return inside the loop
def loss(center, context, W, W_out):
    y = scores(center, W, W_out)
    return np.logaddexp.reduce(y) - y[np.asarray(context)[0]]
