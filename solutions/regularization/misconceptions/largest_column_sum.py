# exercise: l1_norm
# title: Takes the matrix norm of a library
# title.zh: 用了库里的矩阵范数
# hint: Compare W with W.ravel(): should the norms differ?
# hint.zh: 比较 W 与 W.ravel()：范数应当不同吗？
# source: np.linalg.norm(W, 1)
def l1_norm(W):
    W = _floats(W)
    return np.abs(W).sum(axis=0).max() if W.ndim == 2 else np.abs(W).sum()
