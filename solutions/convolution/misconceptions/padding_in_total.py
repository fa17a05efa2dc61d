# exercise: conv2d
# title: Takes the padding as the total of both sides
# title.zh: 把填充当成了两侧之和
# hint: How many rows does a 5×5 image have after padding 1? Padding is what each side receives.
# hint.zh: 5×5 的图像填充 1 之后有几行？填充量指的是每一侧各补多少。
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    before, after = padding // 2, padding - padding // 2
    padded = np.pad(image, [(before, after), (before, after)])
    return np.einsum("ijuv,uv->ij", _windows(padded, *kernel.shape, stride), kernel)
