# exercise: negative_loss
# title: Leaves out the true word
# title.zh: 漏掉了真正的上下文单词
# hint: What would the model learn from noise alone?
# hint.zh: 只有噪声，模型能学到什么？
# source: loop over the negatives only
def negative_loss(center, word, negatives, W, W_out):
    y = scores(center, W, W_out)
    noise = y[np.asarray(negatives)]
    return np.sum(np.logaddexp(0, noise))
