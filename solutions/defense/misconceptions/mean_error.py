# exercise: reconstruction_error
# title: The mean over the pixels
# title.zh: 对像素取了平均
# hint: Are the squares added up, or averaged?
# hint.zh: 平方是相加还是取平均？
# source: the usual mean squared error
def reconstruction_error(x, z, A, c):
    return float(np.mean((generator(z, A, c) - x) ** 2))
