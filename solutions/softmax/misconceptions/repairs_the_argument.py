# exercise: cross_entropy
# title: Overwrites the zeros of q before the logarithm
# title.zh: 取对数之前把 q 中的 0 改写了
# hint: The guard against log 0 works, but in whose array? Print q after the call.
# hint.zh: 防止 log 0 的办法有效，但改的是谁的数组？在调用之后打印 q 看看。
def cross_entropy(p, q):
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    q[p == 0] = 1
    return -np.sum(p * np.log(q), axis=-1)
