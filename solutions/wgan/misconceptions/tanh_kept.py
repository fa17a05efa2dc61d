# exercise: critic
# title: The scores are squashed into (-1, 1)
# title.zh: 分数被压缩到 (-1, 1) 之内
# hint: Try a sample that should score 300.
# hint.zh: 试一个分数应为 300 的样本。
# source: a last activation out of habit
def critic(x, theta_d):
    return np.tanh(_features(x) @ theta_d)
