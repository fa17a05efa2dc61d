# exercise: localization_accuracy
# title: Counts a picture when either answer is right
# title.zh: 两项中有一项正确就算对
# hint: And or or: how many of the two answers must be right?
# hint.zh: “且”还是“或”：两项回答要对几项？
# source: and and or confused
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.mean(is_there | (np.asarray(labels_hat) == np.asarray(labels))))
