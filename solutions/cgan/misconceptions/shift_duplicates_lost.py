# exercise: generator_gradient
# title: Loses samples where a label occurs more than once
# title.zh: 标签重复出现时丢失了样本
# hint: Fancy indexing with `+=` writes once to each place. What if a label occurs twice?
# hint.zh: 用下标数组做 `+=` 时，每个位置只写一次。标签出现两次会怎样？
# source: NumPy's indexing with repeats
def generator_gradient(z, labels, theta_d, theta_g):
    x = generator(z, labels, theta_g)
    conditions = one_hot(labels, len(theta_d))
    rows = conditions @ theta_d
    slope = (discriminator(x, labels, theta_d) - 1) * (rows[:, 1] + 2 * rows[:, 2] * x)
    shifts = np.zeros(len(theta_d))
    shifts[labels] += slope
    return np.array([slope @ z, *shifts]) / len(labels)
