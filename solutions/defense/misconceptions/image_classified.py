# exercise: defend
# title: Classifies the image itself
# title.zh: 直接对原图像分类
# hint: What may the defended classifier see?
# hint.zh: 受到保护的分类器可以看到什么？
# source: the defence forgotten
def defend(x, z_starts, W, b, A, c, eta, steps):
    return int(np.argmax(W @ np.asarray(x, dtype=np.float64) + b))
