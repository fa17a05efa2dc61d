# exercise: tanh_derivative
# title: Uses the rule of the sigmoid, f(x) (1 - f(x))
# title.zh: 用了 sigmoid 的求导公式 f(x) (1 - f(x))
# hint: A slope of 0 at x = 0 would mean that tanh is flat there. Which row of Table 6.1 did you use?
# hint.zh: 在 x = 0 处斜率为 0 意味着 tanh 在那里是平的。你用的是表 6.1 的哪一行？
def tanh_derivative(x):
    t = tanh(x)
    return t * (1 - t)
