# exercise: vocabulary
# title: Looks at the first document only
# title.zh: 只看了第一篇文档
# hint: Where do words go that occur in the second document for the first time?
# hint.zh: 第二篇文档中才出现的单词到哪里去了？
# source: a return inside the loop
def vocabulary(documents):
    return sorted(set(next((document for document in documents if document), [])))
