# exercise: one_hot
# title: Puts -1 in all other places
# title.zh: 其余位置填了 -1
# hint: What should the product of a row with the parameters pick out?
# hint.zh: 一行与参数相乘，应当取出什么？
# source: the coding of another classifier
def one_hot(labels, K):
    return 2 * np.eye(K)[labels] - 1
