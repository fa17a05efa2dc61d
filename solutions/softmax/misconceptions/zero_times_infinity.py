# exercise: cross_entropy
# title: Computes 0 * log 0, which is nan
# title.zh: 计算了 0 * log 0，得到 nan
# hint: A class that never occurs adds nothing. What does NumPy make of 0 times minus infinity?
# hint.zh: 从不出现的类别对损失没有贡献。NumPy 中 0 乘负无穷等于什么？
def cross_entropy(p, q):
    return -np.sum(np.asarray(p, dtype=np.float64) * np.log(np.asarray(q, dtype=np.float64)), axis=-1)
