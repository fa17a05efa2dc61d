# exercise: angle
# title: Returns degrees
# title.zh: 返回的是角度制
# hint: How large is a right angle in radians?
# hint.zh: 直角等于多少弧度？
# source: the notes write 180°
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.degrees(np.arccos(np.clip(g @ d / np.linalg.norm(g) / np.linalg.norm(d), -1, 1)))
