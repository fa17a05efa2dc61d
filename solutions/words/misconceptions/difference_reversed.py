# exercise: analogy
# title: Subtracts b from a
# title.zh: 用 a 减去了 b
# hint: Draw the arrow from man to woman. Which of the two is subtracted from which?
# hint.zh: 画出从 man 指向 woman 的箭头：是谁减去谁？
# source: sign easily lost
def analogy(a, b, c, W):
    W = floats(W)
    query = W[a] - W[b] + W[c]
    return max([k for k in range(len(W)) if k not in (a, b, c)], key=lambda k: cosine_similarity(query, W[k]))
