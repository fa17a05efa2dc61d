"""The pieces of findings, in English; the catalogues have them in other languages."""

from __future__ import annotations

from grader.languages import en

LEAD = {
    "all": en("In all {calls} calls"),
    "both": en("In both calls"),
    "some": en("In the {wrong} of {calls} calls that went wrong"),
}
DERIVED = en("{lead} {values} are those of a solution in which {edit}{place}.")
PAIR = en("{lead} your values are those of a solution with two mistakes: {one}; and {other}.")
CHANGED = en("{lead} {values} are what would be right if {change}.")

WHAT_IS_WRONG = "*"
"""In the place of a part: all that is wrong, where something else is right."""

RELATED = {
    "reshaped": en("{lead}, the numbers of {part} are right, but {shape}."),
    "transposed": en("{lead}, {part} is the transpose of what it should be: rows and columns have changed places."),
    "cut": en("{lead}, {part} has {count} along axis {axis}, at the {end}; all others are right."),
    "longer": en("{lead}, {part} begins with the right entries but goes on after them: it is too large."),
    "shorter": en("{lead}, {part} holds only the first of the right entries: it is too small."),
    "resized": en("{lead}, what is in {part} is right, but its size is another: something is missing at the end, or there is too much."),
    "not_reduced": en("{lead}, {part} becomes right once its {reduction} is taken {over}."),
    "reduced": en("{lead}, {part} is the {reduction} {over} of what is asked for."),
    "factor": en("{lead}, {part} is exactly {factor} times what it should be. Which factor is it?"),
    "half": en("{lead}, {part} is half of what it should be. Which factor is missing, or too many?"),
    "twice": en("{lead}, {part} is twice what it should be. Which factor is too many, or missing?"),
    "opposite": en("{lead}, {part} has the wrong sign everywhere. Where does the minus come from, or go?"),
    "offset": en("{lead}, {part} differs everywhere from what it should be by exactly {factor}."),
    "instead": en("{lead}, all that is wrong in {part} is {got} where {right} should stand."),
    "capped": en("{lead}, {part} is right but for everything {side} {number}, which is cut off there."),
    "padded": en("{lead}, {part} is the negative logarithm of something to which {number} was added, or which is cut off there. Where the probability is tiny, that is far from right."),
    "precision": en("{lead}, {part} is right, but only as precise as {kind} can be. Compute in float64."),
    "rounded": en("{lead}, {part} is the right value rounded to {digits} decimals. Do not round."),
    "flipped": en("{lead}, {part} is right but turned round: {axis}."),
    "argument": en("{lead}, {part} is {relation}."),
    "unary": en("{lead}, {part} is {function}."),
    "repeated": en("{lead}, {part} is {function}."),
    "constant": en("{lead}, {part} is {number} everywhere, whatever the arguments are."),
    "rolled": en("{lead}, {part} stands one place too {direction} along axis {axis}."),
    "sign": en("{lead}, {part} has the right sizes, but some signs are wrong."),
    "permuted": en("{lead}, {part} holds the right entries in another order along its last axis: {order} (counted from 1)."),
    "reordered": en("{lead}, {part} holds the right numbers in another order."),
    "region": en("{lead}, all that is wrong in {part} is {region}."),
    "entries": en("{lead}, only the entries {entries} of {part} are ever wrong; all others are right."),
    "overflow": en("In {wrong} of {calls} calls the result is not finite though the right one is: on the way something overflows, is divided by 0, or is computed where there is no value, like the logarithm of 0{where}."),
    "nearly": en("{lead}, {part} is right to about {digits} digits, no more: an approximation, a small constant or a short float stands in the way."),
    "parts": en("Only {part} is ever wrong ({wrong} of {calls} calls); the other results are right."),
    "order": en("{lead}, all results are right, but in another order: {order}."),
    "changed": CHANGED,
    "function": en("{lead} {values} are those of `{function}`."),
    "when": en("Right in {right} of {calls} calls; wrong in exactly those in which {condition}."),
    "unless": en("Wrong in {wrong} of {calls} calls; right in exactly those in which {condition}."),
    "spoiled": en("The values are right, but the call changes {arguments} in place; work on a copy."),
    "lists": en("It raises an exception in exactly those {wrong} of {calls} calls in which {condition}. Begin with {conversion}."),
    "raises": en("It raises an exception in exactly those {wrong} of {calls} calls in which {condition}."),
    "spares": en("It raises an exception in all calls ({wrong} of {calls}) but those in which {condition}."),
    "either": en("Each of these mistakes by itself explains all your values: look for the one that is yours."),
    "borrowed": en("Wrong only because of {functions}: with that right, this is right."),
    "consequence": en("In the checks that hold it against your own {functions}, this is right: repair {functions} first."),
    "both": en("Both mistakes together explain your values."),
    "state": en("The same call gives another result the second time: something is kept from call to call."),
}  # fmt: skip

TAKEN = en("the arguments are taken as if {change}")
OTHERS = en(" It does not explain what is wrong in {parts}.")
WHERE = en("Where {one} is {value}: {said}")
SCALED = en("everything is {one} times as large as it should be")
HALVED = en("everything is half of what it should be")
DOUBLED = en("everything is twice what it should be")
EACH = en("each of {parts}")
AND = en("{one} and {other}")

EDITS = {
    "left_out term": en("a term is left out"),
    "left_out factor": en("a factor is left out"),
    "left_out divisor": en("a divisor is left out"),
    "left_out divisor name": en("the divisor {one} is left out"),
    "left_out power": en("a power is left out"),
    "left_out term name": en("the term {one} is left out"),
    "left_out factor name": en("the factor {one} is left out"),
    "left_out power name": en("the power {one} is left out"),
    "operator": en("{one} stands where {other} belongs"),
    "name": en("{one} stands where {other} belongs"),
    "function": en("{one} stands where {other} belongs"),
    "left_out part": en("a part is left out"),
    "extra factor": en("there is a factor {one} too many"),
    "extra divisor": en("something is divided by {one} that should not be"),
    "extra term": en("there is a term {one} too many"),
    "wrapped": en("{one} is applied that should not be"),
    "nesting": en("two operations come in the other order"),
    "outside": en("a step stands outside a loop that belongs into it"),
    "inside": en("a step is repeated in a loop that belongs before it"),
    "always": en("a step is taken always that belongs under a condition"),
    "bound": en("a bound is left out"),
    "part_only": en("only a part of what is computed comes back"),
    "last_of_equals": en("of equal ones the last counts, not the first"),
    "wrapped_around": en("the last step is taken for the one before the first (index -1)"),
    "collision": en("of entries with the same index only the last one counts"),
    "remainder": en("what is left over at the end is dropped"),
    "in_a_row": en("the axes come in another order before the numbers are put in a row"),
    "padded": en("{one} is added inside a logarithm, or bounds what is inside"),
    "scaled": SCALED,
    "opposite": en("everything has the wrong sign"),
    "returned": en("{one} comes back in place of the result"),
    "loop_first": en("every step of a loop takes the first one"),
    "last_only": en("only the last entry counts where all should"),
    "first_only": en("only the first entry counts where all should"),
    "one": en("1 stands where something else belongs"),
    "sign": en("a sign is the other way round"),
    "overwritten": en("a running sum or product is overwritten where it should go on"),
    "swapped": en("the two sides of {one} have changed places"),
    "precedence": en("parentheses stand elsewhere"),
    "zeroed": en("the part with {one} is missing"),
    "unindexed": en("an index is missing"),
    "axis": en("another axis is taken"),
    "untransposed": en("a transposition is missing"),
    "transposed": en("a matrix is transposed that should not be"),
    "without": en("the argument {one} is missing from a call"),
    "unapplied": en("{one} is not applied"),
    "index": en("an index is off by one"),
    "slice": en("a bound of a slice is missing"),
    "number": en("a whole number is off by one"),
    "constant": en("a constant has another value or sign"),
    "flag": en("a switch (True or False) is the other way round"),
    "comparison": en("a comparison is the other way round, or treats equality in another way"),
    "condition": en("one of two conditions counts alone"),
    "exchange": en("two things that stand side by side have changed places"),
    "count": en("a loop has one step too many or too few"),
    "without_first": en("a loop leaves out its first step"),
    "without_last": en("a loop leaves out its last step"),
    "loop": en("a loop runs only once, or backwards"),
    "order": en("two steps come in the other order"),
    "statement": en("a step is left out"),
    "in_place": en("an array is changed in place"),
    "whole": en("whole numbers stand where floats belong"),
    "unconverted": en("an argument is not made an array of floats"),
}

CHANGES = {
    "ignored": en("{one} were 0 (is it used?)"),
    "both ignored": en("{one} and {other} were 0 (are they used?)"),
    "one": en("{one} were 1"),
    "negated": en("{one} had the other sign"),
    "transposed": en("{one} were transposed"),
    "reversed": en("{one} were in reverse order"),
    "flipped": en("{one} were turned by 180 degrees"),
    "more": en("{one} were one more"),
    "less": en("{one} were one less"),
    "doubled": en("{one} were twice as large"),
    "halved": en("{one} were half as large"),
    "half": en("{one} were 1/2"),
    "digits exchanged": en("0 and 1 had changed places in {one}"),
    "complement": en("1 - {one} stood in place of {one}"),
    "sorted": en("{one} were sorted"),
    "places": en("{one} were 0, 1, 2, …"),
    "last first": en("{one} began with its last entry"),
    "first last": en("{one} ended with its first entry"),
    "length of": en("the length of {other} stood in place of {one}"),
    "other for": en("{other} stood in place of {one}"),
    "transpose of other for": en("the transpose of {other} stood in place of {one}"),
    "squared": en("{one} were squared"),
    "first row": en("all of {one} were like its first entry"),
    "first": en("{one} had only its first entry"),
    "last": en("{one} had only its last entry"),
    "without first": en("{one} had not its first entry"),
    "without last": en("{one} had not its last entry"),
    "whole": en("the numbers in {one} were cut off to whole ones"),
    "absolute": en("{one} were without its minus signs"),
    "once": en("equal entries of {one} counted only once"),
    "flag": en("{one} were the other way round"),
    "default": en("{one} were not given"),
    "exchanged": en("{one} and {other} had changed places"),
    "entry ignored": en("{other} in {one} were 0 (is it used?)"),
    "entry flipped": en("{other} in {one} were turned by 180 degrees"),
    "entry transposed": en("{other} in {one} were transposed"),
    "entries exchanged": en("{other} and {third} in {one} had changed places"),
    "entry for another": en("{third} stood in place of {other} in {one}"),
}

CONDITIONS = {
    "list": en("{one} is a list"),
    "whole": en("{one} is an array of whole numbers"),
    "scalar": en("{one} is a single number"),
    "vector": en("{one} has one axis"),
    "matrix": en("{one} has two axes"),
    "one row": en("{one} has a single entry along its first axis"),
    "one column": en("{one} has a single column"),
    "square": en("{one} is square"),
    "negative": en("{one} holds a negative number"),
    "all negative": en("{one} is negative"),
    "repeats": en("{one} holds something twice"),
    "is 1": en("{one} is 1"),
    "is 0": en("{one} is 0"),
    "even": en("{one} is even"),
    "true": en("{one} is True"),
    "none": en("{one} is None"),
    "large": en("{one} holds numbers beyond {limit}"),
}

SHAPES = {
    "boxed": en("they should be a plain number, not an array"),
    "column": en("they stand in a column where a vector is asked for"),
    "row": en("they stand in a matrix of one row where a vector is asked for"),
    "extra": en("there is an axis too many"),
    "missing": en("an axis is missing"),
    "flat": en("they stand in one long vector"),
    "other": en("the shape is another"),
}

FUNCTIONS = {
    "complement": en("1 minus the right value"),
    "inverse": en("1 divided by the right value"),
    "square": en("the square of the right value"),
    "root": en("the square root of the right value"),
    "log": en("the logarithm of the right value"),
    "minus log": en("minus the logarithm of the right value"),
    "exp": en("the exponential of the right value"),
    "exp minus": en("the exponential of minus the right value"),
    "log2": en("the logarithm to base 2 of the right value"),
    "absolute": en("the right value without its minus signs"),
    "positive": en("the right value with 0 for everything negative"),
    "sigmoid": en("the sigmoid of the right value"),
    "tanh": en("tanh of the right value"),
    "derivative of sigmoid": en("s(1 - s), where s is the right value"),
    "derivative of tanh": en("1 - t², where t is the right value"),
    "sign": en("only the sign of the right value"),
    "clipped": en("the right value clipped to 0 … 1"),
    "normalised": en("the right value divided by its sum"),
    "normalised rows": en("the right value with every row divided by its sum"),
    "unit": en("the right value divided by its length"),
    "centred": en("the right value minus its mean"),
    "cumulated": en("the running sum of the right value"),
    "truncated": en("only the whole part of the right value"),
    "floored": en("the right value rounded down"),
    "up": en("the right value rounded up"),
    "first again": en("the right value's first entry (along axis 0) over and over"),
    "last again": en("the right value's last entry (along axis 0) over and over"),
    "sum again": en("the sum of the right value's entries (along axis 0) over and over"),
    "mean again": en("the mean of the right value's entries (along axis 0) over and over"),
    "max again": en("the largest of the right value's entries (along axis 0) over and over"),
    "diagonal": en("the diagonal of the right value, with 0 everywhere else"),
    "half": en("1 where the right value is above 1/2, else 0"),
}

REGIONS = {
    "first": en("the first entry (along axis 0)"), "last": en("the last entry (along axis 0)"),
    "first column": en("the first column"), "last column": en("the last column"), "diagonal": en("the diagonal"),
    "off diagonal": en("what lies off the diagonal"), "border": en("the border"),
    "negative": en("what should be negative"), "positive": en("what should be positive"), "zero": en("what should be 0"),
}  # fmt: skip

RELATIONS = {
    "equals": en("simply {one}"),
    "plus": en("{one} too large: it is added though it should not be, or not subtracted though it should"),
    "minus": en("{one} too small: it is subtracted though it should not be, or not added though it should"),
    "times": en("the right value times {one}"),
    "over": en("the right value divided by {one}"),
    "from": en("{one} minus the right value"),
}

ROWS = {
    "largest": en("the largest number of each row of {one}"), "sum": en("the sum of each row of {one}"),
    "mean": en("the mean of each row of {one}"), "length": en("the length of each row of {one}"),
}  # fmt: skip

SIZES = {
    "rows": en("the number of rows of {one}"), "columns": en("the number of columns of {one}"),
    "slices": en("the size of the third axis of {one}"), "first": en("the first entry of {one}"),
    "last": en("the last entry of {one}"), "length": en("the length of {one}"), "argument": "{one}",
}  # fmt: skip

ENDS = {"first": en("start"), "last": en("end")}
BEYOND = {"above": en("above"), "below": en("below")}
COUNTS = {"few": en("one entry too few"), "many": en("one entry too many")}
LARGE = en("; these are exactly the calls in which {condition}")
DIRECTIONS = {"late": en("late"), "early": en("early")}
REDUCTIONS = {"sum": en("sum"), "mean": en("mean"), "max": en("maximum")}
