# exercise: loss
# title: Takes the input word for the target
# title.zh: 把输入单词当成了目标
# hint: Does your loss look at `target` at all? When is it the word k?
# hint.zh: 你的损失用到 `target` 了吗？它什么时候才是单词 k？
# source: the notes, Figure 6.32
def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    return np.log(np.sum(np.exp(y - y.max()))) + y.max() - y[k]
