# exercise: vocabulary
# title: Turns capitals into small letters
# title.zh: 把大写字母改成了小写
# hint: Does the exercise let you change a word? What becomes of two words that differ in a capital only?
# hint.zh: 题目允许改动单词吗？只有大小写不同的两个单词会怎样？
# source: habit of text preparation
def vocabulary(documents):
    return sorted({word.lower() for document in documents for word in document})
