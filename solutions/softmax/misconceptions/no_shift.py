# exercise: softmax
# title: Exponentiates the scores as they are, inf / inf for large ones
# title.zh: 直接对得分取指数，得分很大时成为 inf / inf
# hint: Add 1000 to every score of a row: should the probabilities move? What does your code say?
# hint.zh: 把一行的每个得分都加上 1000，概率应当改变吗？你的代码给出什么？
def softmax(z):
    e = np.exp(np.asarray(z, dtype=np.float64))
    return e / e.sum(axis=-1, keepdims=True)
