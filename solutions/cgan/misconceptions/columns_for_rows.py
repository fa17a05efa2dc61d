# exercise: one_hot
# title: The transpose: a column for each label
# title.zh: 转置了：每个标签成了一列
# hint: How many rows has the result for 3 labels of 4 classes?
# hint.zh: 4 个类别、3 个标签时，结果应有几行？
# source: vectors thought of as columns
def one_hot(labels, K):
    return np.eye(K)[:, labels]
