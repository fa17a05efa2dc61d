# exercise: nearest_words
# title: Sorts in ascending order
# title.zh: 按从小到大排序
# hint: In which direction does `np.argsort` sort, and where do the most similar words end up?
# hint.zh: `np.argsort` 按什么顺序排序？最相似的单词排到了哪一端？
def nearest_words(word, W, n):
    (W,) = floats(W)
    directions = W / np.linalg.norm(W, axis=1, keepdims=True)
    order = np.argsort(directions @ directions[word])
    return order[order != word][:n]
