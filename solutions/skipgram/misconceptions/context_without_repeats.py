# exercise: loss
# title: Counts a repeated word once
# title.zh: 重复的单词只计了一次
# hint: Which of the two terms of a word that occurs twice do you leave out, and why?
# hint.zh: 出现两次的单词有两项，你去掉了哪一项？为什么？
# source: set()
def loss(center, context, W, W_out):
    y = scores(center, W, W_out)
    return np.sum(np.logaddexp.reduce(y) - y[np.unique(context)])
