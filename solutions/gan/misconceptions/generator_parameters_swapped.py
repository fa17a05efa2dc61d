# exercise: generator
# title: Takes theta_g as (b, a)
# title.zh: 把 theta_g 当作 (b, a)
# hint: Which of the two parameters is multiplied by the noise, and where does it stand in theta_g?
# hint.zh: 两个参数中哪一个与噪声相乘？它在 theta_g 的什么位置？
def generator(z, theta_g):
    b, a = _floats(theta_g)
    return a * _floats(z) + b
