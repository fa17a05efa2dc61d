# exercise: forward
# title: Returns In_h in place of Out_h
# title.zh: 返回了 In_h 而不是 Out_h
# hint: Table 6.2 has two columns of results for each hidden unit. Which of them does the docstring ask for?
# hint.zh: 表 6.2 为每个隐藏单元列出了两个量，文档字符串要求返回的是哪一个？
def forward(x, w):
    x, w = _floats(x), _floats(w)
    in_h = x @ w[:6].reshape(3, 2)
    return in_h, _sigmoid(_sigmoid(in_h) @ w[6:].reshape(2, 3))
