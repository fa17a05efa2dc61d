# exercise: generator
# title: Adds b before multiplying by a
# title.zh: 先加 b 再乘 a
# hint: Put z = 0 into your function: does the result depend on a? Should it?
# hint.zh: 把 z = 0 代入你的函数：结果与 a 有关吗？应该有关吗？
def generator(z, theta_g):
    a, b = _floats(theta_g)
    return a * (_floats(z) + b)
