# exercise: analogy
# title: Compares distances
# title.zh: 比较的是距离
# hint: Is the cosine a matter of distance or of direction?
# hint.zh: 余弦看的是距离还是方向？
# source: another measure
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    return min([k for k in range(len(W)) if k not in (a, b, c)], key=lambda k: np.linalg.norm(query - W[k]))
