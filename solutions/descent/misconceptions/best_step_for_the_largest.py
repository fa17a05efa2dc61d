# exercise: largest_step
# title: Gives 1 over the largest eigenvalue
# title.zh: 给出的是最大特征值的倒数
# hint: With this step one direction is done at once. How much longer may it be before the distance grows?
# hint.zh: 取这个步长时，有一个方向一步就到位。步长还能再大多少，距离才会变大？
# source: a bound for another purpose
def largest_step(A):
    return 1 / np.linalg.eigvalsh(_floats(A))[-1]
