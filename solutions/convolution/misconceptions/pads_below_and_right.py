# exercise: conv2d
# title: Puts all the padding below and to the right
# title.zh: 把填充全部加在下侧和右侧
# hint: Draw the padded image of a single pixel with padding 1. Where in it should the pixel lie?
# hint.zh: 画出单个像素填充 1 之后的图像：这个像素应当位于什么位置？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    padded = np.pad(image, [(0, 2 * padding), (0, 2 * padding)])
    return np.einsum("ijuv,uv->ij", _windows(padded, *kernel.shape, stride), kernel)
