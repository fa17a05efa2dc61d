# exercise: parameter_count
# title: Counts biases that the model does not have
# title.zh: 把模型中没有的偏置也数了进去
# hint: Does any formula of the model add a vector? Compare with the number in the notes.
# hint.zh: 模型的公式里加过偏置向量吗？与讲义中的数字比较一下。
def parameter_count(V, N):
    return 2 * V * N + N + V
