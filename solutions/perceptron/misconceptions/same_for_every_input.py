# exercise: hebb_step
# title: Moves every weight by the same amount
# title.zh: 每个权重的增量都相同
# hint: Which connections should grow: all, or those whose input was active?
# hint.zh: 应当增强哪些连接：全部，还是输入处于激活状态的那些？
# source: one of two factors forgotten
def hebb_step(w, x, y, eta):
    return _floats(w) + eta * y
