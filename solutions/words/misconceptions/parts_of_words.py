# exercise: one_hot
# title: Marks every word that contains the word
# title.zh: 凡是包含该单词的词条都标了 1
# hint: What does `in` mean between two str? Is "cat" the word "cats"?
# hint.zh: 两个 str 之间的 `in` 是什么意思？"cat" 是单词 "cats" 吗？
# source: in means something else for str than for a list
def one_hot(word, vocab):
    return np.array([float(word in entry) for entry in vocab])
