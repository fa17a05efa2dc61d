# exercise: predict
# title: Answers with the least probable class
# title.zh: 返回了概率最小的类别
# hint: Which of 1/4 and 3/4 should win in the worked example?
# hint.zh: 例题中 1/4 与 3/4 哪一个应当胜出？
# source: min and max exchanged
def predict(images, params, pool):
    return np.array([np.argmin(forward(image, params, pool)) for image in images])
