# exercise: discriminator
# title: Takes theta_d with the highest power first
# title.zh: 把 theta_d 当作从最高次幂开始排列
# hint: At x = 0 only one parameter matters. Which one is it in the exercise, and which in your polynomial?
# hint.zh: 在 x = 0 处只有一个参数起作用。按题目是哪一个？在你的多项式中又是哪一个？
def discriminator(x, theta_d):
    return np.exp(_log_sigmoid(np.polyval(_floats(theta_d), _floats(x))))
