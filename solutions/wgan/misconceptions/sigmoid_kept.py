# exercise: critic
# title: The critic still has its sigmoid
# title.zh: critic 仍带有 sigmoid
# hint: A score is no probability. Which numbers can your critic return, and which may it?
# hint.zh: 分数不是概率。你的 critic 能返回哪些数？它应当可以返回哪些数？
# source: the GAN's discriminator taken over
def critic(x, theta_d):
    return 1 / (1 + np.exp(-(_features(x) @ theta_d)))
