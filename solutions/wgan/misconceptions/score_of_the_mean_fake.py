# exercise: generator_loss
# title: Scores the mean of the fakes
# title.zh: 给生成样本的平均值打分
# hint: The critic is curved. Is the score of a mean the mean of the scores?
# hint.zh: critic 是弯曲的。平均值的分数等于分数的平均吗？
# source: mean and function exchanged
def generator_loss(z, theta_d, theta_g):
    return -float(critic([np.mean(_fakes(z, theta_g))], theta_d)[0])
