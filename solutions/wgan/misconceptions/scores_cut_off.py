# exercise: critic
# title: Cuts the scores off at ±100
# title.zh: 把分数截断在 ±100 之内
# hint: It is the parameters that are kept in an interval. Are the scores, too?
# hint.zh: 要限制在区间内的是参数，分数也要限制吗？
# source: clipping in the wrong place
def critic(x, theta_d):
    return np.clip(_features(x) @ theta_d, -100, 100)
