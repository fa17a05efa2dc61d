# exercise: forward
# title: Uses the word vectors as output weights too
# title.zh: 输出层也用了词向量矩阵 W
# hint: Figure 6.32 has two matrices. Which one leads from the hidden layer to the output?
# hint.zh: 图6.32里有两个矩阵，从隐藏层到输出层的是哪一个？
def forward(context, W, W_out):
    y = np.asarray(W, dtype=np.float64) @ hidden(context, W)
    e = np.exp(y - y.max())
    return e / e.sum()
