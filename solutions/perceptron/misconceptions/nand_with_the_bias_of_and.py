# exercise: gate
# title: Negates the weights of AND but not its bias
# title.zh: 把逻辑与的权重取负，却没有把偏置取负
# hint: NAND is the opposite of AND for all four inputs. What has to change its sign?
# hint.zh: 对四个输入，与非都与逻辑与相反。哪些数应当变号？
# source: half of a negation
def gate(name):
    return {"AND": ([2, 2], -3), "NAND": ([-2, -2], -3), "OR": ([2, 2], -1)}[name]
