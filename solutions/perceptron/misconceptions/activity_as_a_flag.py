# exercise: hebb_step
# title: Uses only whether the neuron is active
# title.zh: 只看神经元是否激活
# hint: What happens to your step if the activity doubles?
# hint.zh: 活动强度加倍时，你的增量会怎样变化？
# source: outputs of 0 and 1 in many examples
def hebb_step(w, x, y, eta):
    return _floats(w) + eta * _floats(x) * (y > 0)
