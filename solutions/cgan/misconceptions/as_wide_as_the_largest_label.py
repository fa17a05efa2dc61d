# exercise: one_hot
# title: As many columns as the labels at hand need
# title.zh: 列数只够容纳出现过的标签
# hint: What if label K - 1 happens not to be in this batch?
# hint.zh: 如果这个批次中恰好没有标签 K - 1 呢？
# source: a helper that counts the classes itself
def one_hot(labels, K):
    return np.eye(max(labels) + 1)[labels]
