# exercise: one_hot
# title: Marks the labels of the whole batch in every row
# title.zh: 每一行都标出了整个批次的标签
# hint: How many ones has a row?
# hint.zh: 一行中有几个 1？
# source: a bag of labels
def one_hot(labels, K):
    return np.repeat(np.max(np.eye(K)[labels], axis=0)[None], len(labels), axis=0)
