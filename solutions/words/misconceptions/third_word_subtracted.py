# exercise: analogy
# title: Subtracts c
# title.zh: 减去了 c
# hint: Where does the arrow from a to b start in the analogy?
# hint.zh: 在类比中，从 a 到 b 的箭头应当从哪里出发？
# source: sign easily lost
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] - W[c]
    return max([k for k in range(len(W)) if k not in (a, b, c)], key=lambda k: cosine_similarity(query, W[k]))
