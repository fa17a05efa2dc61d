# exercise: critic_gradient
# title: The square term with a factor 2, as in the derivative in x
# title.zh: 平方项带了系数 2，像是对 x 求导
# hint: With respect to what is the score differentiated here: the sample, or u2?
# hint.zh: 这里是对什么求导：对样本，还是对 u2？
# source: derivative in x and in the parameter mixed up
def critic_gradient(x_real, x_fake, theta_d):
    return np.mean(_features(x_real) - _features(x_fake), axis=0) * np.array([1.0, 1.0, 2.0])
