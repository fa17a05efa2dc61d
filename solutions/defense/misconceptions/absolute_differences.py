# exercise: reconstruction_error
# title: Adds the absolute differences
# title.zh: 加的是差的绝对值
# hint: Which norm is meant?
# hint.zh: 指的是哪种范数？
# source: another norm
def reconstruction_error(x, z, A, c):
    return float(np.sum(np.abs(generator(z, A, c) - x)))
