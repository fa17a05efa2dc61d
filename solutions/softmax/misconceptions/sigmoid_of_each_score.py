# exercise: softmax
# title: Squashes every score by itself
# title.zh: 对每个得分单独做 sigmoid
# hint: Your outputs do not compete: raise one score and watch the others. What must a row of probabilities sum to?
# hint.zh: 你的各个输出互不影响：提高一个得分，看看其他输出变不变。一行概率之和应当是多少？
def softmax(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.float64)))
