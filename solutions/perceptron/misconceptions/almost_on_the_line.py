# exercise: gate
# title: Leaves too little room beside the line
# title.zh: 离直线太近
# hint: Which input is closest to your line, and how large is its net input?
# hint.zh: 哪个输入离你的直线最近？它的净输入有多大？
# source: tiny weights
def gate(name):
    return {"AND": ([2e-4, 2e-4], -3e-4), "NAND": ([-2e-4, -2e-4], 3e-4), "OR": ([2e-4, 2e-4], -1e-4)}[name]
