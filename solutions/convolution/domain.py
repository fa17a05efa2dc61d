"""The arguments that each exercise's contract allows."""


def _fit(draw, side=7, reach=13):
    """Height, width, kernel height, kernel width, stride and padding; the kernel fits into the padded image."""
    kh, kw = draw.size("kh", 1, 4, 7), draw.size("kw", 1, 4, 7)
    stride, padding = draw.size("stride", 1, 3, 5), draw.size("padding", 0, 2, 4)
    H, W = draw.size("H", 1, side, reach), draw.size("W", 1, side, reach)
    return max(H, kh - 2 * padding), max(W, kw - 2 * padding), kh, kw, stride, padding


def conv2d(draw):
    H, W, kh, kw, stride, padding = _fit(draw)
    return draw.array("image", (H, W), 255.0), draw.array("kernel", (kh, kw), 30.0), stride, padding


def conv2d_layer(draw):
    H, W, kh, kw, stride, padding = _fit(draw)
    C, K = draw.size("C", 1, 3, 5), draw.size("K", 1, 3, 5)
    x, kernels = draw.array("x", (C, H, W), 255.0), draw.array("kernels", (K, C, kh, kw), 30.0)
    return x, kernels, draw.array("bias", (K,), 1e3), stride, padding


def conv2d_backward(draw):
    H, W, kh, kw, stride, padding = _fit(draw, 4, 7)  # loops over all of them take long
    C, K = draw.size("C", 1, 2, 4), draw.size("K", 1, 2, 4)
    x, kernels = draw.array("x", (C, H, W), 255.0), draw.array("kernels", (K, C, kh, kw), 30.0)
    H_out, W_out = (H + 2 * padding - kh) // stride + 1, (W + 2 * padding - kw) // stride + 1
    return draw.array("grad_out", (K, H_out, W_out), 30.0), x, kernels, stride, padding


def max_pool2d(draw):
    size, H, W = draw.size("size", 1, 4), draw.size("H", 1, 8, 15), draw.size("W", 1, 8, 15)
    stride = draw.choice("stride", [None, draw.size("step", 1, 5)])
    return draw.array("x", (max(H, size), max(W, size)), 1e3), size, stride


avg_pool2d = max_pool2d


def receptive_field(draw):
    depth = draw.size("depth", 1, 5, 12)
    return ([(draw.size(f"kernel {i}", 1, 11), draw.size(f"stride {i}", 1, 4)) for i in range(depth)],)
