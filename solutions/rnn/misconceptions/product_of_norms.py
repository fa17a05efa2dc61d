# exercise: memory
# title: Multiplies the norms of the factors
# title.zh: 把各因子的范数相乘
# hint: The norm of a product is at most the product of the norms. When are the two equal?
# hint.zh: 乘积的范数不超过范数的乘积。两者何时相等？
# source: norms taken too early
def memory(hs, W_h):
    norms = [np.sqrt(len(W_h))]
    for k in reversed(range(1, len(hs))):
        factor = np.linalg.norm(state_jacobian(hs, W_h, k - 1, k))
        norms.append(factor if k == len(hs) - 1 else factor * norms[-1])
    return np.array(norms[::-1])
