# exercise: gradients
# title: Moves the rows of the context words
# title.zh: 移动的是上下文单词的行
# hint: Whose row of W is h?
# hint.zh: h 是 W 中哪个单词的行？
# source: CBOW, Figure 6.33
def gradients(center, context, W, W_out):
    y = scores(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    slopes = len(context) * p - np.bincount(context, minlength=len(W))
    rows = np.bincount(context, minlength=len(W))
    return np.outer(rows, floats(W_out) @ slopes), np.outer(floats(W)[center], slopes)
