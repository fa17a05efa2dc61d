# exercise: vocabulary
# title: Lists repeated words more than once
# title.zh: 重复的单词在词典中出现多次
# hint: How many places does a word have that occurs three times?
# hint.zh: 一个出现三次的单词在词典里应占几个位置？
# source: set forgotten
def vocabulary(documents):
    return sorted(word for document in documents for word in document)
