# exercise: dense_weights
# title: Counts the biases too
# title.zh: 把偏置也算上了
# hint: The exercise asks for weights. What does your number hold beside them?
# hint.zh: 题目问的是权重。你的数中还包含了什么？
# source: parameters and weights confused
def dense_weights(height, width):
    return (height * width) ** 2 + height * width
