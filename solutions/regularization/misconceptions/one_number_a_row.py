# exercise: l1_norm
# title: Returns one number a row
# title.zh: 每一行返回一个数
# hint: How many numbers is the norm of a matrix?
# hint.zh: 一个矩阵的范数是几个数？
# source: axis=-1
def l1_norm(W):
    return np.sum(np.abs(_floats(W)), axis=-1) if np.ndim(W) > 1 else np.sum(np.abs(_floats(W)))
