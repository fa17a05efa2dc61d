# exercise: critic_gradient
# title: The constant's gradient is 1, as if only one batch had a constant
# title.zh: 常数项的梯度为 1，好像只有一个批次含有常数项
# hint: Raise u0 alone. What happens to both means, and to their difference?
# hint.zh: 只增大 u0：两个平均值各有何变化？差又如何？
# source: the constant thought of once
def critic_gradient(x_real, x_fake, theta_d):
    return np.mean(_features(x_real) - _features(x_fake), axis=0) + np.array([1.0, 0.0, 0.0])
