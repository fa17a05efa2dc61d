# exercise: localization_accuracy
# title: Looks at the labels alone
# title.zh: 只看标签
# hint: Move a predicted box far away: does your result change?
# hint.zh: 把预测框移到远处：你的结果会变吗？
# source: plain accuracy
def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    return float(np.mean(np.asarray(labels_hat) == np.asarray(labels)))
