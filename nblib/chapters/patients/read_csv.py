"""A table from a spreadsheet (CSV): columns of numbers, and one that says what each row is."""

import csv
import io
import math

import numpy as np

from nblib.chapters.patients.own_data import check_size, own_data
from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.playground.paths import start_of
from nblib.validation import in_short

LARGEST = 4_000_000  # bytes
NOT_IN_TEXTS = {chr(code) for code in (0x80, 0xA0, 0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3)}  # cp932 for bytes that mean nothing


def read_csv(name, label, columns=None, one=None, delimiter=","):
    """Data for the playground from a CSV file, its first row being the columns' names.

    label: the column that says what a row is. columns: those to learn from; None: all others. one: the label that
    becomes 1 (see own_data). UTF-8 and Shift_JIS are read. A CourseError says what is wrong, and in which row and column;
    rows are counted as a spreadsheet does, the names being row 1.
    """
    content = start_of(name, LARGEST, ".csv")
    if len(content) > LARGEST:
        raise CourseError(say(f"ファイルが大きすぎます。{LARGEST:,} バイトまでにしてください。",
                              f"The file is too large. It may have {LARGEST:,} bytes at most."))  # fmt: skip
    heads, rows = _heads_and_rows(as_text(content), delimiter)
    chosen = _chosen(heads, label, columns)
    check_size(len(rows), len(chosen))
    X = np.array([as_numbers(number, cells, heads, chosen) for number, cells in rows])
    place = heads.index(label)
    for number, cells in rows:
        if not cells[place]:
            raise CourseError(say(f"{number} 行目の「{label}」が空です。書き入れるか、その行を除いてください。",
                                  f"Row {number} has no “{label}”. Fill it in, or leave the row out."))  # fmt: skip
    return own_data(X, [cells[place] for _number, cells in rows], chosen, one)


def _heads_and_rows(text, delimiter):
    """The columns' names, and the rows as pairs of their number and their cells; all rows as long as the names."""
    try:
        table = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, ""), delimiter=delimiter, strict=True)
        ]
    except (csv.Error, TypeError) as error:
        raise CourseError(say(f"CSV として読めません。引用符 \" の組と、区切り文字 {in_short(delimiter)} を確かめてください({error})。",
                              f"This cannot be read as CSV. Look at its quotation marks and at the delimiter {in_short(delimiter)} ({error}).")) from None  # fmt: skip
    rows = without_blank_rows(table)
    if not rows:
        raise CourseError(say("ファイルが空です。1行目に列の名前、2行目からデータを書きます。",
                              "The file is empty. The first row holds the columns' names, the others the data."))  # fmt: skip
    _number, heads = rows[0]
    while heads and not heads[-1] and not any(cells[len(heads) - 1 :] != [""] for _n, cells in rows[1:]):
        heads = heads[:-1]  # an empty last column, as spreadsheets leave it
        rows = [(number, cells[: len(heads)]) for number, cells in rows]
    _check_heads(heads, delimiter)
    for number, cells in rows[1:]:
        if len(cells) != len(heads):
            raise CourseError(
                say(
                    f"{number} 行目は {len(cells)} 個に区切られていますが、列の名前は {len(heads)} 個です。区切りの「{delimiter}」を確かめてください。",
                    f"Row {number} has {len(cells)} cells, but there are {len(heads)} names of columns. Look at its delimiters “{delimiter}”.",
                )
            )
    return heads, rows[1:]


def _check_heads(heads, delimiter):
    """A CourseError if the columns' names are cut at the wrong signs, missing, or not all different."""
    marks = {";": say("セミコロン", "semicolons"), "\t": say("タブ", "tabs"), ",": say("コンマ", "commas")}
    for mark, called in marks.items():
        if len(heads) == 1 and mark != delimiter and mark in heads[0]:
            raise CourseError(say(f"このファイルは{called}で区切られているようです。delimiter={mark!r} を書き加えてください。",
                                  f"This file seems to be separated by {called}. Add delimiter={mark!r}."))  # fmt: skip
    if "" in heads:
        at = heads.index("") + 1
        raise CourseError(say(f"左から {at} 番目の列に名前がありません。1行目に列の名前を書いてください。",
                              f"Column {at} has no name. The first row holds the columns' names."))  # fmt: skip
    if twice := [head for head in heads if heads.count(head) > 1]:
        raise CourseError(say(f"「{twice[0]}」という列が2つ以上あります。名前を変えてください。",
                              f"Several columns are called “{twice[0]}”. Rename them."))  # fmt: skip


def _chosen(heads, label, columns):
    """The columns to learn from."""
    chosen = [head for head in heads if head != label] if columns is None else list(columns)
    for name in [label, *chosen]:
        if name not in heads:
            raise CourseError(say(f"{in_short(name)} という列はありません。このファイルの列: {listing(heads)}",
                                  f"There is no column {in_short(name)}. The file has: {listing(heads)}"))  # fmt: skip
    if label in chosen or len(set(chosen)) < len(chosen):
        raise CourseError(say("columns には、label とちがう列を、1回ずつ並べてください。",
                              "columns names each column once, and not the label's."))  # fmt: skip
    return chosen


# ---- the cells: bytes that become text, and text that becomes numbers


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
        f"テキストファイルとして読めません({found}のようです)。表計算ソフトで「CSV UTF-8」を選んで保存しなおしてください。",
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
