# exercise: cosine_similarity
# title: Counts common components
# title.zh: 统计共同的分量
# hint: Work the first example by hand: where do the values of the components come in?
# hint.zh: 手算第一个例子：分量的数值在哪里用到？
# source: Jaccard index
def cosine_similarity(u, v):
    u, v = floats(u) != 0, floats(v) != 0
    return np.sum(u & v) / max(np.sum(u | v), 1)
