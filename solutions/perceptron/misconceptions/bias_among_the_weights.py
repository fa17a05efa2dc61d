# exercise: gate
# title: Puts the bias among the weights
# title.zh: 把偏置也放进了权重
# hint: Two inputs need two weights. Where does the third number belong?
# hint.zh: 两个输入需要两个权重，第三个数应当放在哪里？
# source: convention of other courses
def gate(name):
    return {"AND": ([2, 2, -3], -3), "NAND": ([-2, -2, 3], 3), "OR": ([2, 2, -1], -1)}[name]
