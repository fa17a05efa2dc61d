# exercise: predict
# title: Uses the sigmoid for each score
# title.zh: 对每个得分用了 sigmoid
# hint: V words compete for one place. Do your probabilities sum to 1?
# hint.zh: V 个单词竞争一个位置，你的概率之和为 1 吗？
# source: activation of two classes
def predict(k, W, W_out):
    y = scores(k, W, W_out)
    e = np.exp(-np.abs(y))
    return np.where(y >= 0, 1, e) / (1 + e)
