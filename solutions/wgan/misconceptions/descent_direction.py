# exercise: critic_gradient
# title: Points downhill
# title.zh: 方向是下降的方向
# hint: Take one tiny step along your result: does the value rise?
# hint.zh: 沿你的结果走一小步：目标值会上升吗？
# source: sign easily lost
def critic_gradient(x_real, x_fake, theta_d):
    return np.mean(_features(x_fake) - _features(x_real), axis=0)
