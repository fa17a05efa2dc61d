# exercise: reconstruction_gradient
# title: Points where the error falls
# title.zh: 指向误差减小的方向
# hint: Take one tiny step along your result: does the error rise?
# hint.zh: 沿你的结果走一小步：误差会上升吗？
# source: sign easily lost
def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return (2 * (x - g) * g * (1 - g)) @ A
