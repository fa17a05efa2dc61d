# exercise: nearest_words
# title: Compares distances
# title.zh: 比较的是欧氏距离
# hint: Two vectors of the same direction may lie far apart. Which of the two measures does the exercise ask for?
# hint.zh: 方向相同的两个向量可能相距很远。题目要求的是哪一种度量？
def nearest_words(word, W, n):
    (W,) = floats(W)
    order = np.argsort(np.linalg.norm(W - W[word], axis=1))
    return order[order != word][:n]
