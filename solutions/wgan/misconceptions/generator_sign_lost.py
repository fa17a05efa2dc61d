# exercise: generator_loss
# title: The loss is the mean score itself
# title.zh: 损失取成了平均分本身
# hint: If the fakes score higher, should the generator's loss rise or fall?
# hint.zh: 生成样本得分更高时，生成器的损失应上升还是下降？
# source: sign easily lost
def generator_loss(z, theta_d, theta_g):
    return float(np.mean(critic(_fakes(z, theta_g), theta_d)))
