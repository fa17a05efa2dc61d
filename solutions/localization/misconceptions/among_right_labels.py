# exercise: localization_accuracy
# title: Divides by the number of right labels
# title.zh: 除以了标签正确的个数
# hint: Of how many pictures is the share asked?
# hint.zh: 题目问的是占多少幅图像的比例？
# source: a conditional share
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    is_named = np.asarray(labels_hat) == np.asarray(labels)
    return float(np.sum(is_there & is_named) / max(1, np.sum(is_named)))
