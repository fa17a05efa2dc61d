from itertools import product

import numpy as np

from grader import assert_equal, assert_pure, check

WHAT = "is_separable(outputs)"


@check(points=3, public=True)
def test_or_and_xor(submission):
    """OR can be realised, XOR cannot.

    zh: 逻辑或可以实现，逻辑异或不能。
    """
    for outputs, want in (([0, 1, 1, 1], True), ([0, 1, 1, 0], False), ([1, 1, 1, 0], True)):
        assert_equal(submission.is_separable(outputs), want, WHAT)


@check(points=2, public=True)
def test_fourteen_of_sixteen(submission):
    """Of the 16 truth tables, 14 can be realised.

    zh: 16 个真值表中有 14 个可以实现。
    """
    tables = list(product((0, 1), repeat=4))
    count = sum(bool(submission.is_separable(list(table))) for table in tables)
    assert_equal(count, 14, "sum(map(is_separable, tables))")


@check(points=4)
def test_every_table(submission):
    """Every one of the 16 truth tables, also those that are true or false everywhere.

    zh: 逐一检验 16 个真值表，包括恒真和恒假。
    """
    for table in product((0, 1), repeat=4):
        want = table not in ((0, 1, 1, 0), (1, 0, 0, 1))
        assert_equal(submission.is_separable(np.array(table)), want, WHAT)


@check(points=2)
def test_floats_and_lists(submission):
    """Tables of floats, float32 or lists are right too, and stay as they are.

    zh: 用浮点数、float32 或列表表示的真值表也能得到正确结果，且不被修改。
    """
    for table, want in (((0, 1, 1, 0), False), ((0, 0, 1, 0), True), ((1, 0, 0, 1), False), ((1, 0, 1, 0), True)):
        for outputs in (np.array(table, dtype=float), np.float32(table), [float(value) for value in table]):
            assert_equal(submission.is_separable(outputs), want, WHAT)
    cases = ([0, 1, 1, 0],), (np.array([1.0, 0.0, 1.0, 1.0]),)
    assert_pure(submission.is_separable, *cases, like=lambda t: list(t) not in ([0, 1, 1, 0], [1, 0, 0, 1]))


@check(points=1)
def test_rare_inputs(submission, reference, domain):
    """Right for all that the contract allows: rare sizes, scales, signs and limits, too.

    zh: 在约定范围内都正确，包括少见的大小、量级、正负号与边界。
    """
    domain.sweep(submission.is_separable, reference.is_separable)
