# exercise: critic
# title: Leaves the square term out
# title.zh: 漏掉了平方项
# hint: How many parameters does the critic have, and how many of them does your score use?
# hint.zh: critic 有几个参数？你的分数用到了几个？
# source: a linear critic
def critic(x, theta_d):
    return _features(x)[:, :2] @ theta_d[:2]
