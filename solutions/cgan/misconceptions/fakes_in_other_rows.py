# exercise: discriminator_gradient
# title: Puts the fakes' part into the rows of other labels
# title.zh: 把生成样本的部分放到了其他标签的行
# hint: With which label is a fake judged, and whose row does it move?
# hint.zh: 生成样本用哪个标签判别？它影响哪一行？
# source: a second draw of labels for the fakes
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, np.roll(labels, 1), theta_d)
    hot = one_hot(labels, len(theta_d))
    up, down = real[:, None] * _features(x_real), fake[:, None] * _features(x_fake)
    return (hot.T @ up - np.roll(hot, 1, axis=0).T @ down) / len(labels)
