# exercise: bag_of_words
# title: Looks for the dictionary's words inside the text
# title.zh: 在拼接起来的文本里查找词典中的单词
# hint: Does "cat" occur in the document ["cats"]? What does your way of searching say?
# hint.zh: 文档 ["cats"] 中出现了 "cat" 吗？你的查找办法怎么说？
# source: in means something else for str than for a list
def bag_of_words(document, vocab):
    text = " ".join(document)
    return np.array([float(entry in text) for entry in vocab])
