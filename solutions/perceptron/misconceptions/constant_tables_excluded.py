# exercise: is_separable
# title: Excludes tables that are true or false everywhere
# title.zh: 排除了恒真和恒假的情形
# hint: Which bias makes a perceptron answer 1 whatever the input?
# hint.zh: 怎样的偏置能让感知机对任何输入都输出 1？
# source: two classes are taken for granted
def is_separable(outputs):
    a, b, c, d = outputs
    return not (a == d and b == c)
