# exercise: one_hot
# title: Writes into the vector of the call before
# title.zh: 写进了上一次调用留下的向量里
# hint: Call it twice with different words: where does the second one of the second result come from?
# hint.zh: 用不同的单词连续调用两次：第二个结果里多出来的 1 从何而来？
def one_hot(k, V, vectors={}):  # noqa: B006
    vector = vectors.setdefault(V, np.zeros(V))
    vector[k] = 1
    return vector
