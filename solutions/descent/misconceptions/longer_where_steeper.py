# exercise: steepest_step
# title: Makes the step longer where it is steeper
# title.zh: 坡度越大，走得越远
# hint: What is the norm of your step? And what should it be?
# hint.zh: 你的增量的模是多少？应当是多少？
# source: the step of gradient descent
def steepest_step(gradient, length):
    return -length * _floats(gradient)
