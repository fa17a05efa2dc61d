# exercise: vocabulary
# title: Joins the words and splits the text again
# title.zh: 先拼成文本再重新切分
# hint: Does a word that contains a space survive a join and a split?
# hint.zh: 含有空格的单词，拼接再切分之后还是原来的单词吗？
# source: a text is at hand more often than a list
def vocabulary(documents):
    return sorted(set(" ".join(word for document in documents for word in document).split()))
