# exercise: nearest_words
# title: Finds the word itself first
# title.zh: 把单词自身也算了进去
# hint: Which word has cosine 1 with any word? Is it one of the others?
# hint.zh: 哪个单词与该单词的余弦恒为 1？它算“其他单词”吗？
def nearest_words(word, W, n):
    (W,) = floats(W)
    directions = W / np.linalg.norm(W, axis=1, keepdims=True)
    order = np.argsort(-directions @ directions[word])
    return order[:n]
