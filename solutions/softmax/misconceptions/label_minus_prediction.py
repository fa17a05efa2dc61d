# exercise: softmax_cross_entropy_gradient
# title: The gradient with the opposite sign
# title.zh: 梯度的符号反了
# hint: If the score of the true class rises, the loss falls. Which sign must that entry of the gradient have?
# hint.zh: 真实类别的得分升高时，损失下降。梯度的这一项应当是什么符号？
def softmax_cross_entropy_gradient(z, y):
    return np.asarray(y, dtype=np.float64) - softmax(z)
