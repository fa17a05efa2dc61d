# exercise: gate
# title: Lets one true input suffice for AND
# title.zh: 只要一个输入为真，就认为逻辑与为真
# hint: Work through the four inputs of AND: which of them is true?
# hint.zh: 逐一检查逻辑与的四个输入：哪个为真？
# source: a bias too small
def gate(name):
    return {"AND": ([2, 2], -1), "NAND": ([-2, -2], 3), "OR": ([2, 2], -1)}[name]
