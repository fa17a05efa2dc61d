# exercise: loss
# title: Takes the mean over the context
# title.zh: 对上下文取了均值
# hint: CBOW has a mean in it. Does this formula?
# hint.zh: CBOW 里有均值。这个公式里有吗？
# source: CBOW's 1/(c-1)
def loss(center, context, W, W_out):
    y = scores(center, W, W_out)
    return np.mean(np.logaddexp.reduce(y) - y[np.asarray(context)])
