# exercise: critic
# title: Takes the parameters from the highest power down
# title.zh: 把参数当成从最高次幂排起
# hint: Which of the three parameters is the score of the sample 0?
# hint.zh: 样本 0 的分数是三个参数中的哪一个？
# source: the order of a library's polynomials
def critic(x, theta_d):
    return np.vander(np.asarray(x, dtype=np.float64), 3) @ theta_d
