# exercise: largest_step
# title: Uses the smallest eigenvalue
# title.zh: 用了最小的特征值
# hint: Which direction is the first to grow when eta grows: a flat or a steep one?
# hint.zh: eta 增大时，哪个方向最先发散：平缓的还是陡峭的？
# source: the order of the eigenvalues
def largest_step(A):
    return 2 / np.linalg.eigvalsh(_floats(A))[0]
