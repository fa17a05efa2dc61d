# exercise: non_max_suppression
# title: Drops a box whose IoU equals the threshold
# title.zh: 交并比等于阈值时去掉了框
# hint: At most the threshold: what does that say about equality?
# hint.zh: “不超过阈值”对相等的情况意味着什么？
# source: < and <= confused
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) < threshold for other in kept):
            kept.append(int(one))
    return kept
