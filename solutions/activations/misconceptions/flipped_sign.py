# exercise: tanh
# title: The sign of the exponent is lost, so the curve is mirrored
# title.zh: 指数上丢了负号，曲线左右颠倒
# hint: Put in a large positive number: to which end of (-1, 1) should the result go?
# hint.zh: 代入一个很大的正数，结果应当趋于 (-1, 1) 的哪一端？
def tanh(x):
    return -np.tanh(np.asarray(x, dtype=np.float64))
