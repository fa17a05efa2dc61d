# exercise: largest_step
# title: Uses the largest element of A
# title.zh: 用了 A 的最大元素
# hint: Check the handout's example: is the steepest direction one of the axes?
# hint.zh: 检验讲解中的例子：最陡的方向是坐标轴方向吗？
# source: right for diagonal matrices
def largest_step(A):
    return 2 / np.abs(_floats(A)).max()
