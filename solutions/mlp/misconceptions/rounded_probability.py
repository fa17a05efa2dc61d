# exercise: predict
# title: Answers 1 where the second probability is at least one half
# title.zh: 第二个概率不小于一半时回答 1
# hint: That works for two classes. What does it say for three?
# hint.zh: 这只对两个类别成立。有三个类别时会怎样？
# source: habit from binary classifiers
def predict(X, weights, biases):
    p = forward(X, weights, biases)[-1]
    return (p[:, -1] >= 0.5).astype(int)
