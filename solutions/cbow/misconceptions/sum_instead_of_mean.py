# exercise: hidden
# title: Adds the word vectors up
# title.zh: 对词向量求和而没有取平均
# hint: Does your hidden layer grow when the context gets longer? Look at the factor in front of the sum.
# hint.zh: 上下文变长时，你的隐式编码会随之变大吗？看看求和号前面的系数。
def hidden(context, W):
    return np.sum([np.asarray(W, dtype=np.float64)[k] for k in context], axis=0)
