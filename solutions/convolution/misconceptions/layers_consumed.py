# exercise: receptive_field
# title: Empties the list of layers
# title.zh: 把 layers 列表取空了
# hint: Call your function twice with the same list. Why does the second call see no layers?
# hint.zh: 用同一个列表调用两次：第二次调用为什么看不到任何层？
def receptive_field(layers):
    side, step = 1, 1
    while layers:
        kernel_size, stride = layers.pop(0)
        side += (kernel_size - 1) * step
        step *= stride
    return side
