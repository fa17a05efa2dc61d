# exercise: gate
# title: Puts inputs on the line
# title.zh: 有输入恰好落在直线上
# hint: Compute w·x + b for all four inputs. Is one of them 0?
# hint.zh: 对四个输入计算 w·x + b，其中有等于 0 的吗？
# source: the least weights that seem to work
def gate(name):
    return {"AND": ([1, 1], -2), "NAND": ([-1, -1], 1), "OR": ([1, 1], -1)}[name]
