# exercise: sigmoid
# title: Uses the absolute value on both sides of zero
# title.zh: 正负两侧都用了绝对值
# hint: Replacing x by its absolute value avoids overflow, but what should the left half of the curve look like?
# hint.zh: 用绝对值代替 x 可以避免溢出，但曲线的左半边应当是什么样子？
def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=np.float64))))
