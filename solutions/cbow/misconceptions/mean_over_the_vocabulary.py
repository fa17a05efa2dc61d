# exercise: hidden
# title: Divides by V
# title.zh: 除以了词典大小 V
# hint: Over how many words is the mean taken, over those in the context or over the whole vocabulary?
# hint.zh: 均值是对多少个单词取的？是上下文中的单词，还是整个词典？
def hidden(context, W):
    W = np.asarray(W, dtype=np.float64)
    return np.sum([W[k] for k in context], axis=0) / len(W)
