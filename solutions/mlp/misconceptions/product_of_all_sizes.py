# exercise: parameter_count
# title: Multiplies all sizes
# title.zh: 把所有大小都乘了起来
# hint: Only neighbouring layers are connected. How many connections lead from layer 1 to layer 3?
# hint.zh: 只有相邻的层相连。第 1 层到第 3 层有多少条连接？
# source: layers counted as if all were connected
def parameter_count(sizes):
    product = 1
    for size in sizes:
        product *= int(size)
    return product + sum(int(size) for size in sizes[1:])
