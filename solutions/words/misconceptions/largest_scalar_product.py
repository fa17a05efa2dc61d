# exercise: analogy
# title: Compares scalar products
# title.zh: 比较的是内积
# hint: Two vectors of the same direction and different lengths: which wins with you?
# hint.zh: 两个方向相同、长度不同的向量，按你的做法哪个胜出？
# source: lengths forgotten
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    return max([k for k in range(len(W)) if k not in (a, b, c)], key=lambda k: query @ W[k])
