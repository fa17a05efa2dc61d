# exercise: l2_norm
# title: Gives the L1 norm
# title.zh: 给出的是 L1 范数
# hint: Which of the two formulas has a root?
# hint.zh: 两个公式中哪一个有根号？
# source: the two norms confused
def l2_norm(W):
    return np.sum(np.abs(_floats(W)))
