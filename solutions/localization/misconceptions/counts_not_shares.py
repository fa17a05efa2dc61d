# exercise: localization_accuracy
# title: Counts the right answers
# title.zh: 返回的是正确的个数
# hint: A share lies between 0 and 1.
# hint.zh: 比例在 0 与 1 之间。
# source: count and share confused
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.sum(is_there & (np.asarray(labels_hat) == np.asarray(labels))))
