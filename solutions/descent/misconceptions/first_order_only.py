# exercise: taylor
# title: Stops after the first derivative
# title.zh: 只取到一阶导数
# hint: How many of the derivatives does your result depend on?
# hint.zh: 你的结果与几个导数有关？
# source: the notes' approximation
def taylor(derivatives, dx):
    return sum(d * float(dx) ** n for n, d in enumerate(_floats(derivatives)[:2]))
