# exercise: fgsm
# title: Steps where the loss falls
# title.zh: 朝损失减小的方向移动
# hint: Should the loss rise or fall for the attacker?
# hint.zh: 攻击者希望损失上升还是下降？
# source: targeted and untargeted attack mixed up
def fgsm(x, label, W, b, eps):
    return np.clip(x - eps * np.sign(input_gradient(x, label, W, b)), 0, 1)
