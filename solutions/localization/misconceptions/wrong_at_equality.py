# exercise: localization_accuracy
# title: Does not count an IoU equal to the threshold
# title.zh: 交并比等于阈值时没有算正确
# hint: At least the threshold: what does that say about equality?
# hint.zh: “不小于阈值”对相等的情况意味着什么？
# source: > and >= confused
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) > threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.mean(is_there & (np.asarray(labels_hat) == np.asarray(labels))))
