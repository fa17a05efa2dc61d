# exercise: hidden
# title: Divides by one word too many
# title.zh: 多除了一个单词
# hint: c counts the words of the sentence. How many of them stand in the context, and how many are averaged?
# hint.zh: c 是整个句子的单词数。其中有几个在上下文里？取平均的是几个？
def hidden(context, W):
    return np.sum([np.asarray(W, dtype=np.float64)[k] for k in context], axis=0) / (len(context) + 1)
