"""The cells of a table: bytes that become text, and text that becomes numbers."""

import math

from nblib.errors import CourseError
from nblib.language import say
from nblib.validation import in_short

NOT_IN_TEXTS = {chr(code) for code in (0x80, 0xA0, 0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3)}  # cp932 for bytes that mean nothing


def as_text(content):
    """The text of a file in UTF-8, with or without its mark, or in Shift_JIS (cp932), as spreadsheets write it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content:
        raise CourseError(_wrong_encoding("UTF-16" if content[:1] in b"\xff\xfe" else say("文字以外", "no text")))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError:
        text = None
    if text is None or NOT_IN_TEXTS & set(text) or _is_euc(content, text):
        raise CourseError(_wrong_encoding(say("別の文字コード", "another encoding")))
    return text


def _is_euc(content, text):
    """Whether what looks like half-width katakana in Shift_JIS is text in EUC-JP, the older code of Unix machines."""
    try:
        return any("\uff61" <= sign <= "\uff9f" for sign in text) and bool(content.decode("euc_jp"))
    except UnicodeDecodeError:
        return False


def _wrong_encoding(found):
    return say(
        f"文字のファイルとして読めません({found}のようです)。表計算ソフトで「CSV UTF-8」を選んで保存しなおしてください。",
        f"The text's encoding cannot be read (it seems to be {found}). Save the table again as “CSV UTF-8”.",
    )


def without_blank_rows(table):
    """The rows that hold anything, each with its number in the spreadsheet, from 1."""
    return [(number, row) for number, row in enumerate(table, 1) if any(row)]


def as_numbers(number, cells, heads, chosen):
    """The chosen cells of one row as finite floats; a CourseError names the row and the column of one that is none."""
    return [_as_number(cells[heads.index(head)], number, head) for head in chosen]


def _as_number(cell, row, column):
    where = say(f"{row} 行目の「{column}」", f"Row {row}, column “{column}”")
    if not cell:
        raise CourseError(where + say("が空です。数を書き入れるか、その行を除いてください。", " is empty. Fill in a number, or leave the row out."))  # fmt: skip
    try:
        value = float(cell.replace("_", "?"))  # Python would read 1_000 as 1000
    except ValueError:
        raise CourseError(
            where
            + say(
                f"が {in_short(cell)} です。数の列には数だけを書きます。使わない列なら、columns=[...] で使う列だけを選んでください。",
                f" is {in_short(cell)}, but a number belongs there. If the column is not to be used, choose the others with columns=[...].",
            )
        ) from None
    if math.isfinite(value):
        return value
    raise CourseError(where + say(f"が {cell} です。普通の数にするか、その行を除いてください。",
                                  f" is {cell}. Give it an ordinary number, or leave the row out."))  # fmt: skip
