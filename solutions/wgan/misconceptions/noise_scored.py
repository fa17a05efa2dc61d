# exercise: generator_loss
# title: Scores the noise in place of the fakes
# title.zh: 给噪声打分，而不是给生成样本打分
# hint: What does the critic get to see: z, or what G makes of it?
# hint.zh: critic 看到的是 z，还是生成器由 z 生成的样本？
# source: one step of the chain forgotten
def generator_loss(z, theta_d, theta_g):
    return -float(np.mean(critic(z, theta_d)))
