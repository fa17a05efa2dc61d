# exercise: localization_accuracy
# title: Looks at the boxes alone
# title.zh: 只看边界框
# hint: Change a predicted label: does your result change?
# hint.zh: 改变一个预测标签：你的结果会变吗？
# source: half of the question
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.mean(is_there))
