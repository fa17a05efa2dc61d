# exercise: analogy
# title: Takes the fourth best word
# title.zh: 取了排名第四的单词
# hint: What if one of a, b and c is far from the query, or two of them are the same?
# hint.zh: 如果 a、b、c 中有一个离 q 很远，或者其中两个相同呢？
# source: skipping places instead of words
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    order = sorted(range(len(W)), key=lambda k: -cosine_similarity(query, W[k]))
    return order[min(3, len(order) - 1)]
