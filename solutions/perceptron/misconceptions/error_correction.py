# exercise: hebb_step
# title: Corrects an error in place of Hebb's rule
# title.zh: 用误差修正代替了赫布规则
# hint: Is there a target in Hebb's rule with which the neuron is compared?
# hint.zh: 赫布规则中有用来比较的目标值吗？
# source: the delta rule
def hebb_step(w, x, y, eta):
    w, x = _floats(w), _floats(x)
    return w + eta * (y - w @ x) * x
