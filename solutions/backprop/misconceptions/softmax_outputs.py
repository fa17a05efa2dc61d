# exercise: forward
# title: Uses a softmax over the three outputs
# title.zh: 对三个输出使用了 softmax
# hint: Three classes suggest a softmax, but see Table 6.2: does an output unit look at its neighbours?
# hint.zh: 三类分类容易让人想到 softmax，但请看表 6.2 的最后一列：一个输出单元会用到相邻单元的值吗？
# source: the notes, Table 6.2
def forward(x, w):
    x, w = _floats(x), _floats(w)
    out_h = _sigmoid(x @ w[:6].reshape(3, 2))
    e = np.exp(out_h @ w[6:].reshape(2, 3))
    return out_h, e / e.sum()
