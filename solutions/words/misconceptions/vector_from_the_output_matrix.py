# exercise: predict
# title: Takes the word's vector from W_out
# title.zh: 从 W_out 中取词向量
# hint: Which matrix lies between input and hidden layer in Figure 6.32?
# hint.zh: 图6.32中，输入层与隐藏层之间是哪个矩阵？
# source: both matrices have one vector a word
def predict(k, W, W_out):
    y = floats(W_out)[:, k] @ floats(W_out)
    e = np.exp(y - y.max())
    return e / e.sum()
