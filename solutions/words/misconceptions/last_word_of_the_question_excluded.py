# exercise: analogy
# title: Excludes c only
# title.zh: 只排除了 c
# hint: How many words does the question name, and which of them may be the answer?
# hint.zh: 题目提到了几个单词？其中哪些可以作为答案？
# source: half of the job
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    return max([k for k in range(len(W)) if k != c], key=lambda k: cosine_similarity(query, W[k]))
