# exercise: largest_step
# title: Uses the largest row sum
# title.zh: 用了最大的行和
# hint: The row sums bound the eigenvalues. Do they equal them?
# hint.zh: 行和是特征值的界，但与特征值相等吗？
# source: an easy bound
def largest_step(A):
    return 2 / np.abs(_floats(A)).sum(axis=1).max()
