# exercise: dense_weights
# title: Counts the pixels
# title.zh: 数的是像素
# hint: Every pixel is connected with every unit. How many connections has one pixel?
# hint.zh: 每个像素都与每个神经元相连。一个像素有多少条连接？
# source: one factor forgotten
def dense_weights(height, width):
    return height * width
