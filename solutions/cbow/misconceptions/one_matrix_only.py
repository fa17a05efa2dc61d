# exercise: parameter_count
# title: Counts the word vectors only
# title.zh: 只数了词向量矩阵
# hint: How many weight matrices do you see in Figure 6.32?
# hint.zh: 图6.32里有几个权重矩阵？
def parameter_count(V, N):
    return V * N
