# exercise: localization_accuracy
# title: Averages the IoU
# title.zh: 对交并比取了平均
# hint: A picture counts 1 or 0. What does yours count?
# hint.zh: 一幅图像只算 1 或 0。你的算多少？
# source: share and mean overlap confused
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.mean(is_there * (np.asarray(labels_hat) == np.asarray(labels))))
