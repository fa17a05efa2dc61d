# exercise: clip_weights
# title: Clips the caller's own array
# title.zh: 在调用者自己的数组上裁剪
# hint: Print your argument after the call.
# hint.zh: 调用之后打印一下传入的参数。
# source: an assignment through a mask
def clip_weights(theta, c):
    if isinstance(theta, np.ndarray) and theta.dtype.kind == "f":
        theta[theta > c] = c
        theta[theta < -c] = -c
    return np.clip(theta, -c, c)
