# exercise: analogy
# title: Answers with a word of the question
# title.zh: 用题目中的单词作答
# hint: To which word is the query often closest? May it be the answer?
# hint.zh: q 往往与哪个单词最接近？它可以作为答案吗？
# source: the notes say nothing of it
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    return max(range(len(W)), key=lambda k: cosine_similarity(query, W[k]))
