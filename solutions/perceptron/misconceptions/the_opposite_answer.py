# exercise: is_separable
# title: Answers whether it is impossible
# title.zh: 回答的是“不能实现”
# hint: For OR, should the answer be True or False?
# hint.zh: 对逻辑或，结果应当是 True 还是 False？
# source: a negation easily lost
def is_separable(outputs):
    a, b, c, d = outputs
    return bool(a == d and b == c and a != b)
