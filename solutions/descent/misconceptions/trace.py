# exercise: largest_step
# title: Uses the trace
# title.zh: 用了迹
# hint: The trace is the sum of all eigenvalues. Which of them decide?
# hint.zh: 迹是所有特征值之和。起决定作用的是哪些？
# source: an easy bound
def largest_step(A):
    return 2 / np.trace(_floats(A))
