# exercise: non_max_suppression
# title: Boxes that went still suppress others
# title.zh: 已被去掉的框仍在抑制其他框
# hint: The worked example: does the second box, which went, still count against the third?
# hint.zh: 例题中，第二个框已被去掉，它还应影响第三个框吗？
# source: compares with all better boxes
def non_max_suppression(boxes, scores, threshold):
    order = np.argsort(-_floats(scores))
    return [
        int(one)
        for place, one in enumerate(order)
        if all(iou(boxes[one], boxes[other]) <= threshold for other in order[:place])
    ]
