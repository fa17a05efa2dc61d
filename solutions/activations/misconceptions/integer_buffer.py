# exercise: sigmoid
# title: Writes the results into a buffer of the input's dtype
# title.zh: 用与输入同类型的数组存放结果
# hint: Which dtype does your result array have when x holds whole numbers, and what happens to 0.73 in it?
# hint.zh: 当 x 全是整数时，你的结果数组是什么类型？把 0.73 存进去会变成什么？
def sigmoid(x):
    x = np.asarray(x)
    result = np.zeros_like(x)
    result[x >= 0] = 1 / (1 + np.exp(-x[x >= 0].astype(np.float64)))
    e = np.exp(x[x < 0].astype(np.float64))
    result[x < 0] = e / (1 + e)
    return result
