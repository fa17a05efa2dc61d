# exercise: one_hot
# title: Writes the label itself into its place
# title.zh: 在相应位置写入了标签本身的值
# hint: A label is a name. Should class 3 push three times as hard as class 1?
# hint.zh: 标签是名称。类别 3 的作用应是类别 1 的三倍吗？
# source: the label as a quantity
def one_hot(labels, K):
    return np.eye(K)[labels] * np.asarray(labels)[:, None]
