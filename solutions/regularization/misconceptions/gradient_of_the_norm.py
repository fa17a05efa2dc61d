# exercise: l2_gradient
# title: Differentiates the norm, not its square
# title.zh: 对范数而不是其平方求导
# hint: Which power of the norm does the penalty have?
# hint.zh: 惩罚项中是范数的几次方？
# source: the notes print the norm with its root
def l2_gradient(W, lam):
    W = _floats(W)
    norm = np.sqrt(np.sum(W**2))
    return lam * W / norm if norm else 0 * W
