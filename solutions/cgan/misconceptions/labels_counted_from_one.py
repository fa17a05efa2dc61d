# exercise: one_hot
# title: Counts the labels from 1
# title.zh: 标签从 1 数起
# hint: Where is the 1 of label 0?
# hint.zh: 标签 0 的 1 在哪个位置？
# source: counting from one
def one_hot(labels, K):
    return np.eye(K)[np.asarray(labels) - 1]
