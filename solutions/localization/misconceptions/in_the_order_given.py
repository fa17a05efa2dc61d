# exercise: non_max_suppression
# title: Goes through the boxes in the order given
# title.zh: 按给定的顺序遍历边界框
# hint: Do your ids depend on the scores?
# hint.zh: 你的结果与得分有关吗？
# source: sorting forgotten
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in range(len(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept):
            kept.append(int(one))
    return kept
