# exercise: non_max_suppression
# title: Compares with the best box alone
# title.zh: 只与得分最高的框比较
# hint: Two boxes overlap far away from the best one: may both stay?
# hint.zh: 两个框在离最优框很远处互相重叠：能都保留吗？
# source: one round of the procedure
def non_max_suppression(boxes, scores, threshold):
    kept = []
    for one in np.argsort(-_floats(scores)):
        if all(iou(boxes[one], boxes[other]) <= threshold for other in kept[:1]):
            kept.append(int(one))
    return kept
