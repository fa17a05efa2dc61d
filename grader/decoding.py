"""From bytes to text: one rule for submissions, their helpers, rosters, sheets and marks files.

A BOM decides; else UTF-8 where the bytes are UTF-8; else UTF-16 where NULs stand beside the ASCII characters; else the
old encoding of that region whose text looks most like people's writing. Nothing is guessed from the machine.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


_ASCII = bytes(range(32, 92)) + bytes(range(93, 127)) + rb"\x41 \u0041 +AGE-"

SAMPLE = 40_000
"""How many characters outside ASCII are looked at to tell one old encoding from another."""

_CHINESE = frozenset(
    "的一是了在不有这为个和用到中时大来上以生对可就出会也要于自得里后那们下过家学年发作地行子说种多经同现所好方成如事公面看法主"
    "间还没其从动开去天国本进力利高使点能制外加体分与全关度向心变前道意问者样己定此当第由长些日重新数期通合实部内意应件它把比正反"
    "计算函梯传播向量矩阵激活层权参输入出值网络训练损失率归池卷积标准差均循环门状态更代码返回测试结果检查名字深习我你他之式请号导简单实深"
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许沈曾彭吕苏卢蒋蔡丁魏叶余潘杜夏田任姜范石雷钱孔白龙江文明"
    "學會這個說種為時來對國過還從動開點體與關變問樣實應數當長們層權參輸網絡訓練損積標準環門狀態檢測試結課題寫計導單維張機隨"
)
_KOREAN = frozenset(
    "이다는을를의에서가고하한로은도기지리사나자시인라그대어아정수해일보스들과으만제전면여구적부주조있것할했되된함학습값행렬"
    "김박최강조윤장임오권황송홍유양손배백허남심노곽차우민길동철영희"
    "층계산반환활성경사역파입출력손실률결과테트름안녕요니중치신망합연신단위문장번위변미분곱함샘플데터"
)
_JAPANESE = frozenset(
    "関数計算値層重行列学習結果入出力返伝播勾配損失確率正規化逆日本語名前今人大小中国時間前後誤差最初期活性層用使方法次元"
)
_RUSSIAN = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœšžÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜŒŠŽ")
_SIGNS = frozenset("°²³±µ·×÷½¼¾€£§©®«»“”‘’„–—…¿¡•ªº¹\xa0")


class UnreadableError(Exception):
    """The file cannot be turned into cells; ``kind`` is a key of the message catalogue."""

    def __init__(self, kind: str, **data: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.data = data


NO_CODE = (
    "is_empty",
    "is_web_page",
    "is_lfs_pointer",
    "is_archive",
    "is_pdf",
    "is_picture",
    "is_document",
    "has_nuls",
    "has_conflicts",
)
"""What a file is that is handed in as code and is none."""

_STARTS = {
    b"version https://git-lfs": "is_lfs_pointer",
    b"PK\x03\x04": "is_archive",
    b"PK\x05\x06": "is_archive",
    b"Rar!": "is_archive",
    b"7z\xbc\xaf": "is_archive",
    b"\x1f\x8b": "is_archive",
    b"%PDF": "is_pdf",
    b"\x89PNG": "is_picture",
    b"\xff\xd8\xff": "is_picture",
    b"GIF8": "is_picture",
    b"\xd0\xcf\x11\xe0": "is_document",
    b"{\\rtf": "is_document",
}
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I)
_CONFLICT = [re.compile(rb"^[ \t]*" + mark * 7 + rb"[ \r\n]", re.M) for mark in (b"<", b"=", b">")]


def no_code(data: bytes) -> str:
    """The one of ``NO_CODE`` that these bytes are, as far as that can be told; empty for what may be code."""
    text = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    if not text and not data.strip():
        return "is_empty"
    if _PAGE.match(text):
        return "is_web_page"
    return next((kind for start, kind in _STARTS.items() if text.startswith(start)), "")


def damage(data: bytes) -> str:
    """The one of ``NO_CODE`` that keeps a file from being read that may be code otherwise; empty for none."""
    if b"\0" in data and _try_decode(data.replace(b"\0", b""), "utf-8") is not None:
        return "has_nuls"
    return "has_conflicts" if all(mark.search(data) for mark in _CONFLICT) else ""


def decode_source(data: bytes) -> str:
    """Python source as text: a BOM or coding cookie decides, else the rule of :func:`encoding_of`."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for line in data.splitlines()[:2]:
            cookie = _COOKIE.match(line)
            if cookie:
                name = cookie.group(1).decode("ascii", "replace")
                text = _try_decode(data, name) if _keeps_ascii(name) else None
                if text is not None:
                    return _normal(text)
    return decode_text(data)


def decode_text(data: bytes) -> str:
    r"""The text of a file, with ``\n`` at the end of its lines and without BOM.

    Raises :class:`UnreadableError` where the bytes are no text in any encoding of :func:`encoding_of`.
    """
    return _normal(data.decode(encoding_of(data)))


def encoding_of(data: bytes) -> str:
    """The encoding of a text file, by the one rule of this module.

    Raises :class:`UnreadableError` where nothing fits.
    """
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        candidates = ["utf-32"]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8", *_without_bom(data)]
    for encoding in candidates:
        if _try_decode(data, encoding) is not None:
            return encoding
    found = _old_encoding(data)
    if found is None:
        raise UnreadableError("undecodable")
    return found


def _without_bom(data: bytes) -> list[str]:
    """UTF-16 without a BOM: text has a NUL beside each ASCII character, always on the same side."""
    if len(data) < 2 or len(data) % 2 or b"\0" not in data:
        return []
    low, high = data[1::2].count(0), data[::2].count(0)
    if min(low, high) * 4 > max(low, high) or max(low, high) * 10 < len(data) // 2:
        return []
    return ["utf-16-le" if low > high else "utf-16-be"]


def _old_encoding(data: bytes) -> str | None:
    """The encoding whose text looks most like writing: the highest score a byte; equal ones in the table's order."""
    if b"\0" in data or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    best, found = 0.0, None
    for encoding, score in _SCORES.items():
        text = _try_decode(data, encoding)
        if text is None or any("\x80" <= character < "\xa0" for character in text[:SAMPLE]):
            continue
        wide = _words(text)
        if wide and (value := score(wide) / _size(wide, encoding)) > best:
            best, found = value, encoding
    return found


def _words(text: str) -> list[str]:
    """The words in which characters outside ASCII stand, up to a sample of them."""
    found: list[str] = []
    size = 0
    for word in re.finditer(r"\w*[^\x00-\x7f][^\x00-\x20]{0,200}", text):
        found.append(word[0])
        size += len(word[0])
        if size > SAMPLE:
            break
    return found


def _size(words: list[str], encoding: str) -> int:
    """The bytes of these words outside ASCII."""
    wide = "".join(character for word in words for character in word if character > "\x7f")
    return max(1, len(wide.encode(encoding)))


def _each(rate: Callable[[str], float]) -> Callable[[list[str]], float]:
    """The sum of a rating over all characters outside ASCII."""
    return lambda words: sum(rate(character) for word in words for character in word if character > "\x7f")


def _punctuation(character: str) -> float:
    return 1.5 if "\u3000" <= character <= "\u3002" or "\uff01" <= character <= "\uff5e" else 0.0


def _in_chinese(character: str) -> float:
    """Two bytes each: common characters beyond doubt, others of the first plane as likely, rare and odd ones not."""
    if character in _CHINESE:
        return 4.0
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if _level(character) else -1.0
    return _punctuation(character) or (0.5 if character in "，。：；（）“”、！？《》—…·×÷±≤≥≈∑∂√∞→" else -3.0)


def _level(character: str) -> bool:
    """Whether a character is one of the 3755 of everyday use in GB 2312 or the 5401 in Big5."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        raw = character.encode(encoding, "ignore")
        if raw and first <= raw[0] <= last:
            return True
    return False


def _in_korean(character: str) -> float:
    if character in _KOREAN:
        return 4.0
    if "\uac00" <= character <= "\ud7a3":
        return 1.5 if len(character.encode("euc_kr")) == 2 else -2.0
    return _punctuation(character) or (-1.0 if "\u4e00" <= character <= "\u9fff" else -3.0)


def _in_japanese(character: str) -> float:
    if "\u3041" <= character <= "\u3093" or "\u30a1" <= character <= "\u30fc":
        return 4.0
    if character in _JAPANESE or character in _CHINESE:
        return 3.0
    if "\uff61" <= character <= "\uff9f":  # the narrow forms, one byte each, that any other text turns into
        return -2.0
    return _punctuation(character) or (0.5 if "\u4e00" <= character <= "\u9fff" else -3.0)


def _in_russian(words: list[str]) -> float:
    """One byte each: words of Cyrillic letters, small ones but for the first."""
    total = 0.0
    for word in words:
        letters = [character for character in word if character > "\x7f"]
        plain = sum(character.lower() in _RUSSIAN for character in letters)
        capitals = sum(character in _RUSSIAN for character in word[1:].lower()) and sum(
            character.isupper() for character in word[1:] if character > "\x7f"
        )
        is_mixed = any("a" <= character.lower() <= "z" for character in word)
        if len(set(letters)) == 1 < len(letters):
            total -= 6.0 * len(letters)  # no word, but a pattern of bytes
        total += 1.9 * plain - 3.0 * (len(letters) - plain - sum(character in _SIGNS for character in letters))
        total -= 4.0 * capitals * (plain > capitals + 1) + 2.5 * plain * is_mixed * (plain < 3)
    return total


def _in_western(words: list[str]) -> float:
    """One byte each: single accented letters among plain ones, and the usual signs."""
    total = 0.0
    for word in words:
        letters = [character for character in word if character > "\x7f"]
        accented = sum(character in _WESTERN for character in letters)
        plain = sum(character.isascii() and character.isalpha() for character in word)
        odd = len(letters) - accented - sum(character in _SIGNS for character in letters)
        total += 2.2 * accented if accented <= plain or accented == len(word) == 1 else -2.0 * accented
        total += 0.8 * (len(letters) - accented - odd) - 4.0 * odd
    return total


_SCORES: dict[str, Callable[[list[str]], float]] = {
    "gb18030": _each(_in_chinese),
    "big5": _each(_in_chinese),
    "cp949": _each(_in_korean),
    "cp932": _each(_in_japanese),
    "euc_jp": _each(_in_japanese),
    "cp1252": _in_western,
    "cp1251": _in_russian,
    "latin-1": _in_western,
}
"""The old encodings with how well a text goes for one of their languages."""


def _keeps_ascii(encoding: str) -> bool:
    """Whether ASCII is itself in this encoding, as in those that source code is written in."""
    try:
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return None if "\0" in text else text


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
