# exercise: defend
# title: Answers with the least score
# title.zh: 回答的是得分最小的类别
# hint: Which class is the classifier's answer?
# hint.zh: 分类器的答案是哪个类别？
# source: min for max
def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts, A, c, eta, steps)
    return int(np.argmin(W @ generator(z, A, c) + b))
