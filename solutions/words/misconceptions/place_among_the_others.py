# exercise: analogy
# title: Returns the place among the remaining words
# title.zh: 返回的是在剩余单词中的位置
# hint: After words have been taken out of the list, is a place in it still an id?
# hint.zh: 从列表中去掉一些单词之后，位置还等于编号吗？
# source: argmax of a shortened list
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    others = [k for k in range(len(W)) if k not in (a, b, c)]
    return int(np.argmax([cosine_similarity(query, W[k]) for k in others]))
