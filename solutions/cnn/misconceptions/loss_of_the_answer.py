# exercise: loss
# title: Takes the most probable class in place of the label
# title.zh: 用概率最大的类别代替了标签
# hint: Change the label and nothing else: does your loss change?
# hint.zh: 只改变标签：你的损失会变吗？
# source: the answer taken for the truth
def loss(image, label, params, pool):
    scores = _scores(image, params, pool)
    return float(np.logaddexp.reduce(scores) - scores.max())
