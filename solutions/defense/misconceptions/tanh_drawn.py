# exercise: generator
# title: Takes tanh for the sigmoid
# title.zh: 用 tanh 代替了 sigmoid
# hint: Between which numbers must a pixel lie?
# hint.zh: 像素必须在哪两个数之间？
# source: the output of other generators
def generator(z, A, c):
    return np.tanh(A @ np.asarray(z, dtype=np.float64) + c)
