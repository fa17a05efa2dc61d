# exercise: cross_entropy
# title: Measures in bits
# title.zh: 用了以 2 为底的对数
# hint: Information theory likes another base; the derivative of the loss in the notes needs log' x = 1 / x.
# hint.zh: 信息论常用另一种底数；而讲义中损失的求导用到了 log x 的导数等于 1 / x。
def cross_entropy(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    return -np.sum(p * np.log2(np.where(p > 0, q, 1)), axis=-1)
