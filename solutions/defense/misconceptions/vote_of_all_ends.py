# exercise: defend
# title: Lets all ends vote
# title.zh: 让所有终点投票
# hint: Whose picture counts: every end's or the nearest one's?
# hint.zh: 以谁的图像为准：所有终点的，还是最接近的那一个？
# source: an ensemble
def defend(x, z_starts, W, b, A, c, eta, steps):
    votes = np.zeros(len(b))
    for start in z_starts:
        z, _ = project(x, [start], A, c, eta, steps)
        votes[np.argmax(W @ generator(z, A, c) + b)] += 1
    return int(np.argmax(votes))
