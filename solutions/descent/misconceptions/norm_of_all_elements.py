# exercise: largest_step
# title: Uses the root of the sum of squares
# title.zh: 用了所有元素平方和的开方
# hint: Which of the matrix norms is the largest eigenvalue?
# hint.zh: 哪一种矩阵范数等于最大特征值？
# source: np.linalg.norm without a second argument
def largest_step(A):
    return 2 / np.linalg.norm(_floats(A))
