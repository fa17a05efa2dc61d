# exercise: analogy
# title: Finds nothing where all cosines are negative
# title.zh: 余弦全为负时找不到答案
# hint: With which value does your search for the maximum start?
# hint.zh: 你求最大值时，初始值是多少？
# source: a maximum that starts at 0
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    best, answer = 0.0, 0
    for k in range(len(W)):
        if k not in (a, b, c) and cosine_similarity(query, W[k]) > best:
            best, answer = cosine_similarity(query, W[k]), k
    return answer
