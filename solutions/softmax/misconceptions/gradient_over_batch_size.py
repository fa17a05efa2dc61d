# exercise: softmax_cross_entropy_gradient
# title: Divides by the size of the batch
# title.zh: 除以了批量大小
# hint: That belongs to a loss that is averaged over the batch. Is the loss of this exercise averaged?
# hint.zh: 这是对批量取平均的损失的梯度。本题的损失取平均了吗？
def softmax_cross_entropy_gradient(z, y):
    gradient = softmax(z) - np.asarray(y, dtype=np.float64)
    return gradient / (len(gradient) if gradient.ndim > 1 else 1)
