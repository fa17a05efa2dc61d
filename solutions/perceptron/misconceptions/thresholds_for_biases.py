# exercise: gate
# title: Gives thresholds where biases are asked
# title.zh: 给出的是阈值而不是偏置
# hint: The perceptron adds b. Put (0, 0) into it: which sign has the net input?
# hint.zh: 感知机加上的是 b。代入 (0, 0)：净输入是什么符号？
# source: threshold and bias are easily confused
def gate(name):
    return {"AND": ([1.0, 1.0], 1.5), "NAND": ([-1.0, -1.0], -1.5), "OR": ([1.0, 1.0], 0.5)}[name]
