"""One rule from bytes to text: sentences that students really write, in every encoding that they hand in."""

from __future__ import annotations

import codecs

import pytest

from grader.decoding import UnreadableError, decode_source, decode_text, encoding_of

SENTENCES = {
    "chinese": [
        "计算损失函数的梯度",
        "反向传播：先求输出层的误差，再求隐藏层的误差。",
        "# 这里要注意数值稳定性，否则会溢出",
        "返回每一行的概率",
        "张三 学号 3210100001",
        "用动量法更新权重",
        "小明的作业",
        "矩阵乘法",
    ],
    "taiwan": [
        "計算損失函數的梯度",
        "這個函數回傳每一列的機率，總和為一。",
        "反向傳播演算法的實作",
        "學生姓名：陳怡君",
        "注意：這裡不能修改輸入的陣列",
    ],
    "japanese": [
        "損失関数の勾配を計算する",
        "ここで行列の積を求める。",
        "ソフトマックスの値を返す",
        "学籍番号と名前",
        "入力は変更しないでください",
    ],
    "korean": [
        "손실 함수의 기울기를 계산한다",
        "여기서 행렬의 곱을 구합니다.",
        "각 행의 합은 1이어야 한다",
        "김철수 과제 제출",
        "입력 배열은 바꾸지 않는다",
    ],
    "russian": [
        "вычисляем градиент функции потерь",
        "Обратное распространение ошибки: сначала выходной слой.",
        "Иванов Пётр, группа 301",
        "матрица весов и вектор смещения",
    ],
    "western": [
        "Zoë Müller",
        "le gradient de la fonction de coût, calculé par différences finies",
        "Größe der Matrix überprüfen",
        "función de pérdida según el año",
        "résultat attendu : une probabilité",
        "não é necessário calcular a média outra vez",
        "x² + y² ≤ 1".replace("≤", "<="),
        "Année naïve où l’élève a oublié",
    ],
}
ENCODINGS = {
    "chinese": ("gbk", "gb18030"),
    "taiwan": ("big5", "cp950"),
    "japanese": ("shift_jis", "cp932", "euc_jp"),
    "korean": ("euc_kr", "cp949"),
    "russian": ("cp1251",),
    "western": ("cp1252", "latin-1"),
}
CASES = [
    (sentence, encoding)
    for language, sentences in SENTENCES.items()
    for sentence in sentences
    for encoding in ENCODINGS[language]
    if not (encoding == "latin-1" and "’" in sentence)
]
FORMS = ("# {}\nimport numpy as np\n\ndef f(x):\n    return x\n", 'def f(x):\n    """{}"""\n    return "{}"\n', "{}\n")


@pytest.mark.parametrize(("sentence", "encoding"), CASES)
def test_a_sentence_in_an_old_encoding(sentence: str, encoding: str) -> None:
    """In a comment, in strings and alone, one sentence is enough."""
    for form in FORMS:
        text = form.format(sentence, sentence)
        assert decode_source(text.encode(encoding)) == text


@pytest.mark.parametrize(("language", "encoding"), [(one, name) for one, names in ENCODINGS.items() for name in names])
def test_a_whole_file_in_an_old_encoding(language: str, encoding: str) -> None:
    """All sentences of a language together, with Windows's line ends."""
    sentences = [one for one in SENTENCES[language] if encoding != "latin-1" or "’" not in one]
    text = "".join(f"# {one}\r\nx = 1\r\n" for one in sentences)
    assert decode_text(text.encode(encoding)) == text.replace("\r\n", "\n")


@pytest.mark.parametrize("sentence", [one for sentences in SENTENCES.values() for one in sentences])
def test_unicode_in_all_its_forms(sentence: str) -> None:
    """UTF-8 and UTF-16, with and without BOM, in both orders of bytes; UTF-32 with one."""
    text = FORMS[0].format(sentence)
    for data in (
        text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("utf-16-le"),
        text.encode("utf-16-be"), codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        text.encode("utf-32"), codecs.BOM_UTF32_BE + text.encode("utf-32-be"),
    ):  # fmt: skip
        assert decode_source(data) == text


@pytest.mark.parametrize("encoding", ["koi8-r", "big5", "euc_jp", "cp1252", "latin-1", "gb2312"])
def test_a_coding_line_decides(encoding: str) -> None:
    """What the file says of itself comes before any rule; a line that cannot be true is passed over."""
    sentence = {"koi8-r": "вес", "big5": "權", "euc_jp": "重み", "gb2312": "权"}.get(encoding, "Poids é")
    text = f"# -*- coding: {encoding} -*-\n# {sentence}\n"
    assert decode_source(text.encode(encoding)) == text
    lying = "# coding: utf-8\n# 计算损失函数的梯度\n"
    assert decode_source(lying.encode("gbk")) == lying


@pytest.mark.parametrize(
    "data",
    [b"\xff\xff\xff", b"\x80abc = \xff", b"x\0y", b"\xff\xfe\x00\xd8", bytes(range(128, 256)), b"\x89PNG\r\n\x1a\n\0"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Bytes of no language are not turned into some text."""
    with pytest.raises(UnreadableError):
        encoding_of(data)


def test_the_rule_is_quick_on_large_files() -> None:
    """A file of megabytes in no encoding, or in an old one, is decided from a sample."""
    import time

    start = time.perf_counter()
    assert encoding_of("损失函数 x = 1\n".encode("gbk") * 200_000) == "gb18030"
    with pytest.raises(UnreadableError):
        encoding_of(bytes(range(129, 255)) * 30_000)
    assert time.perf_counter() - start < 5
