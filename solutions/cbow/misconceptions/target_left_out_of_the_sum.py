# exercise: loss
# title: Sums over the other words only
# title.zh: 求和时漏掉了目标单词自己
# hint: Over which j does the sum in the notes run? With a single word in the vocabulary, what should the loss be?
# hint.zh: 讲义中的求和对哪些 j 进行？如果词典里只有一个单词，损失应当是多少？
def loss(context, target, W, W_out):
    y = scores(context, W, W_out)
    others = np.exp(y - y.max()).sum() - np.exp(y[target] - y.max())
    return np.log(others + 1e-300) + y.max() - y[target]
