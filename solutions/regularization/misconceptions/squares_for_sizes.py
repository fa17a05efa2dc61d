# exercise: l1_norm
# title: Gives the L2 norm
# title.zh: 给出的是 L2 范数
# hint: Which of the two formulas has a root?
# hint.zh: 两个公式中哪一个有根号？
# source: the two norms confused
def l1_norm(W):
    return np.sqrt(np.sum(_floats(W) ** 2))
