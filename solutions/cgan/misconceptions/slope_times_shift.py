# exercise: generator
# title: Multiplies noise and shift
# title.zh: 把噪声与平移量相乘
# hint: What does G give for z = 0?
# hint.zh: z = 0 时生成器给出什么？
# source: conditions that scale in place of shift
def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) * one_hot(labels, len(theta_g) - 1) @ theta_g[1:]
