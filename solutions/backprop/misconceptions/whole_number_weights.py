# exercise: train_step
# title: Stores the new weights in an integer array
# title.zh: 用整数数组存放新权重
# hint: Try weights that are whole numbers. Which dtype does the array have that your result is written to?
# hint.zh: 试试权重为整数的情形。存放结果的数组是什么 dtype？
def train_step(x, y, w, eta):
    new = np.array(w)
    for i, slope in enumerate(_floats(gradients(x, y, w))):
        new[i] = new[i] - eta * slope
    return new
