# exercise: gate
# title: Gives NOR for OR
# title.zh: 把或非当成了逻辑或
# hint: What should OR say about (0, 0)?
# hint.zh: 逻辑或对 (0, 0) 应当输出什么？
# source: a sign easily lost
def gate(name):
    return {"AND": ([2, 2], -3), "NAND": ([-2, -2], 3), "OR": ([-2, -2], 1)}[name]
