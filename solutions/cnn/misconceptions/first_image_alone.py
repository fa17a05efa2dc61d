# exercise: predict
# title: Answers for the first image alone
# title.zh: 只回答了第一幅图像
# hint: How many answers must come back for n images?
# hint.zh: n 幅图像应当返回几个答案？
# source: a batch forgotten
def predict(images, params, pool):
    return np.array([np.argmax(forward(image, params, pool)) for image in images[:1]] * len(images))
