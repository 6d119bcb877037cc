"""The learner's own data: arrays and CSV files that are taken, and a sentence for all that cannot be."""

import numpy as np
import pytest

from nblib.chapters.patients import own_data, read_csv
from nblib.errors import CourseError
from nblib.language import words

GOOD = "sleep,study,mark\n7,2,good\n8.5,3,good\n4,1,bad\n5,6,bad\n"
X = [[7, 2], [8.5, 3], [4, 1], [5, 6]]


def scaled_by_hand(column):
    low, high = min(column), max(column)
    return [-2 + 4 * (value - low) / (high - low) for value in column]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(content, name="mine.csv"):
    with open(name, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    return name


def test_columns_are_moved_into_the_window():
    data = own_data(X, ["good", "good", "bad", "bad"], ["sleep", "study"])
    points, T = data
    np.testing.assert_allclose(points, np.array([scaled_by_hand(c) for c in zip(*X, strict=True)]).T)
    assert T.tolist() == [[1.0], [1.0], [0.0], [0.0]]
    assert data.columns == ("sleep", "study") and data.labels == ("bad", "good")
    assert data.lows.tolist() == [4, 1] and data.highs.tolist() == [8.5, 6]
    np.testing.assert_allclose(data.scaled([[6.25, 3.5], [8.5, 1]]), [[0, 0], [2, -2]])


def test_the_given_array_stays_as_it_is():
    given = np.array(X)
    own_data(given, [0, 1, 0, 1])
    assert given.tolist() == X


def test_a_column_of_one_value_becomes_0():
    points, _ = own_data([[1, 5], [2, 5], [3, 5], [4, 5]], [0, 1, 0, 1])
    assert points[:, 1].tolist() == [0, 0, 0, 0] and np.isfinite(points).all()


@pytest.mark.parametrize(
    ("labels", "one", "called", "T"),
    [
        ([0, 1, 1, 0], None, ("0", "1"), [0, 1, 1, 0]),
        ([2.0, 10.0, 10.0, 2.0], None, ("2", "10"), [0, 1, 1, 0]),
        ([True, False, False, True], None, ("0", "1"), [1, 0, 0, 1]),
        (np.array(["b", "a", "a", "b"]), None, ("a", "b"), [1, 0, 0, 1]),
        (np.array([[1], [-1], [1], [1]]), None, ("-1", "1"), [1, 0, 1, 1]),
        (["b", "a", "a", "b"], "a", ("b", "a"), [0, 1, 1, 0]),
        ([1, 2, 3, 1], 1, ("1 以外", "1"), [1, 0, 0, 1]),
        (["A", "B", "C", "B"], "B", ("B 以外", "B"), [0, 1, 0, 1]),
    ],
)
def test_two_classes_of_any_labels(labels, one, called, T):
    data = own_data(X, labels, one=one)
    assert data.labels == called and data[1][:, 0].tolist() == T


def test_it_says_what_it_holds():
    data = own_data(X, ["a", "b", "b", "b"], ["sleep", "study"])
    assert repr(data) == "4 行。0 は a(1 行)、1 は b(3 行)。列: sleep 4 - 8.5、study 1 - 6"
    words.speak("en")
    assert repr(data) == "4 rows. 0 is a (1 rows), 1 is b (3 rows). Columns: sleep 4 - 8.5, study 1 - 6"


MANY = [[i % 7, i % 5] for i in range(5001)]
ARRAYS = {
    "text": (lambda: own_data([["a", 1]] * 4, [0, 1, 0, 1]), "数だけ", "numbers only"),
    "rows of other lengths": (lambda: own_data([[1, 2], [3], [1, 2], [1, 2]], [0, 1, 0, 1]), "長さのちがう", "another length"),
    "one dimension": (lambda: own_data([1, 2, 3, 4], [0, 1, 0, 1]), "(4,)", "(4,)"),
    "one column": (lambda: own_data([[1], [2], [3], [4]], [0, 1, 0, 1]), "2つ以上", "two columns"),
    "many columns": (lambda: own_data(np.ones((4, 21)), [0, 1, 0, 1]), "21", "21 columns"),
    "NaN": (lambda: own_data([[1, 2], [3, np.nan], [1, 2], [5, 6]], [0, 1, 0, 1]), "X[1, 1] は nan", "X[1, 1] is nan"),
    "infinite": (lambda: own_data([[1, 2], [3, 1], [-np.inf, 2], [5, 6]], [0, 1, 0, 1]), "X[2, 0] は -inf", "X[2, 0] is -inf"),
    "too large": (lambda: own_data([[1, 2], [3, 1e300], [0, -1e300], [5, 6]], [0, 1, 0, 1]), "大きすぎる", "far too large"),
    "few rows": (lambda: own_data([[1, 2], [3, 4], [5, 6]], [0, 1, 0]), "3 行しか", "only 3 rows"),
    "many rows": (lambda: own_data(MANY, [0, 1, 0] * 1667), "5,000", "5,000"),
    "labels missing": (lambda: own_data(X, [0, 1, 0]), "ラベルは 3 個", "3 labels"),
    "no labels": (lambda: own_data(X, None), "リスト", "come in a list"),
    "one class": (lambda: own_data(X, ["a"] * 4), "1種類(a)", "only one label (a)"),
    "a label that is NaN": (lambda: own_data(X, [0, 1, np.nan, 1]), "空か NaN", "empty, or NaN"),
    "a label that is None": (lambda: own_data(X, ["a", None, "b", "a"]), "空か NaN", "empty, or NaN"),
    "three classes": (lambda: own_data(X, ["a", "b", "c", "a"]), "one='c'", "one='c'"),
    "a class that is not there": (lambda: own_data(X, ["a", "b", "c", "a"], one="d"), "'d' というラベルはありません", "no label 'd'"),
    "names of columns missing": (lambda: own_data(X, [0, 1, 0, 1], ["a"]), "2 個", "needs 2 names"),
    "names alike": (lambda: own_data(X, [0, 1, 0, 1], ["a", "a"]), "ちがう名前", "each of them once"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_that_cannot_be_used(name, language):
    call, *sentences = ARRAYS[name]
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        call()
    assert sentences[language == "en"] in str(caught.value), str(caught.value)


# ---- CSV

JAPANESE = "睡眠,勉強,結果\n7,2,良い\n8.5,3,良い\n4,1,悪い\n5,6,悪い\n"
TAKEN = {
    "plain": GOOD,
    "with a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "lines as Windows ends them": GOOD.replace("\n", "\r\n"),
    "lines as old Macs ended them": GOOD.replace("\n", "\r"),
    "no line end at the end": GOOD.rstrip(),
    "blanks": GOOD.replace(",", " , "),
    "quotes": GOOD.replace("good", '"good"').replace("7", '"7"'),
    "empty rows": GOOD.replace("\n4", "\n\n,,\n4") + ",,\n\n",
    "an empty last column": GOOD.replace("\n", ",\n"),
    "wide digits": GOOD.replace("8.5", "８．５".replace("．", ".")),
    "UTF-8": JAPANESE,
    "UTF-8 with a mark": JAPANESE.encode("utf-8-sig"),
    "Shift_JIS": JAPANESE.encode("cp932"),
    "Shift_JIS of one's own spreadsheet": JAPANESE.replace("結果", "①結果").encode("cp932"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_what_spreadsheets_write_is_read(name):
    label = {"UTF-8": "結果", "UTF-8 with a mark": "結果", "Shift_JIS": "結果"}.get(name, "mark")
    label = "①結果" if "own spreadsheet" in name else label
    data = read_csv(write(TAKEN[name]), label=label)
    points, T = data
    np.testing.assert_allclose(points, np.array([scaled_by_hand(c) for c in zip(*X, strict=True)]).T)
    assert T[:, 0].tolist() in ([1, 1, 0, 0], [0, 0, 1, 1])
    assert data.columns == (("sleep", "study") if label == "mark" else ("睡眠", "勉強"))


def test_columns_are_chosen_and_other_delimiters_named():
    text = "who;a;b;c;mark\nken;1;2;3;x\nyui;4;5;9;y\nmio;7;8;2;x\nsho;1;1;1;z\n"
    data = read_csv(write(text), label="mark", columns=["c", "a"], one="x", delimiter=";")
    assert data.columns == ("c", "a") and data.highs.tolist() == [9, 7] and data[1][:, 0].tolist() == [1, 0, 1, 0]
    assert read_csv(write(GOOD.replace(",", "\t")), label="mark", delimiter="\t").columns == ("sleep", "study")


def csv(content, **more):
    return lambda: read_csv(write(content), **{"label": "mark", **more})


FILES = {
    "no such file": (lambda: (write(GOOD, "b.csv"), read_csv("a.csv", label="mark")), "b.csv です", "folder: b.csv"),
    "no file at all": (lambda: read_csv("a.csv", label="mark"), ".csv のファイルはありません", "no .csv file"),
    "no name": (lambda: read_csv(None, label="mark"), "名前が必要", "name of a file"),
    "empty": (csv(""), "空です", "The file is empty"),
    "only blank rows": (csv("\n,,\n"), "空です", "The file is empty"),
    "only names": (csv("a,b,mark\n"), "0 行しか", "only 0 rows"),
    "no label column": (csv(GOOD, label="grade"), "このファイルの列: sleep、study、mark", "The file has: sleep, study, mark"),
    "no such column": (csv(GOOD, columns=["sleep", "stdy"]), "'stdy'", "'stdy'"),
    "label among the columns": (csv(GOOD, columns=["sleep", "mark"]), "label とちがう列", "not the label's"),
    "text among numbers": (csv(GOOD.replace("8.5", "long")), "3 行目の「sleep」が 'long'", "Row 3, column “sleep” is 'long'"),
    "a row further down, after blank ones": (csv(GOOD.replace("\n4", "\n\n,,\nx4")), "6 行目の「sleep」", "Row 6, column “sleep”"),
    "a thousands comma": (csv(GOOD.replace("8.5", '"8,500"')), "'8,500'", "'8,500'"),
    "an underscore": (csv(GOOD.replace("8.5", "8_5")), "'8_5'", "'8_5'"),
    "an empty cell": (csv(GOOD.replace("8.5", "")), "3 行目の「sleep」が空", "Row 3, column “sleep” is empty"),
    "NaN": (csv(GOOD.replace("8.5", "NaN")), "3 行目の「sleep」が NaN", "Row 3, column “sleep” is NaN"),
    "infinite": (csv(GOOD.replace("6,bad", "1e999,bad")), "5 行目の「study」が 1e999", "Row 5, column “study” is 1e999"),
    "no label": (csv(GOOD.replace("6,bad", "6,")), "5 行目の「mark」が空", "Row 5 has no “mark”"),
    "one class": (csv(GOOD.replace("bad", "good")), "1種類(good)", "only one label (good)"),
    "three classes": (csv(GOOD.replace("4,1,bad", "4,1,so-so")), "3 種類です: bad、good、so-so", "3 labels: bad, good, so-so"),
    "few rows": (csv("a,b,mark\n1,2,x\n3,4,y\n"), "2 行しか", "only 2 rows"),
    "many rows": (csv("a,b,mark\n" + "1,2,x\n3,4,y\n" * 2501), "5,000", "5,000"),
    "one column": (csv("a,mark\n1,x\n2,y\n3,x\n4,y\n"), "2つ以上", "two columns"),
    "names alike": (csv(GOOD.replace("study", "sleep")), "「sleep」という列が2つ", "called “sleep”"),
    "a name missing": (csv(GOOD.replace("study", "")), "左から 2 番目", "Column 2 has no name"),
    "semicolons": (csv(GOOD.replace(",", ";")), "セミコロン", "semicolons"),
    "tabs": (csv(GOOD.replace(",", "\t")), "delimiter='\\t'", "delimiter='\\t'"),
    "commas where semicolons are named": (csv(GOOD, delimiter=";"), "コンマ", "commas"),
    "no delimiter": (csv(GOOD, delimiter=""), "区切り文字", "delimiter"),
    "a row that is longer": (csv(GOOD + "1,2,3,4\n"), "6 行目は 4 個", "Row 6 has 4 cells"),
    "a row that is shorter": (csv(GOOD.replace("4,1,bad", "4,bad")), "4 行目は 2 個", "Row 4 has 2 cells"),
    "a quote that never ends": (csv(GOOD.replace("8.5", '"8.5')), "引用符", "quotation marks"),
    "UTF-16": (csv(GOOD.encode("utf-16")), "UTF-16", "UTF-16"),
    "EUC-JP": (csv(JAPANESE.encode("euc_jp")), "別の文字コード", "another encoding"),
    "Latin-1": (csv(GOOD.replace("good", "médiocre é").encode("latin-1") + b"\xa0"), "別の文字コード", "another encoding"),
    "a spreadsheet's own form": (csv(b"PK\x03\x04\x14\0\0\0xl/worksheets"), "文字以外", "no text"),
    "a picture": (csv(b"\x89PNG\r\n\x1a\n\0\0\0"), "文字以外", "no text"),
    "too large": (csv(GOOD + " " * 4_000_000), "大きすぎ", "too large"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", FILES)
def test_files_that_cannot_be_used(name, language):
    call, *sentences = FILES[name]
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        call()
    assert sentences[language == "en"] in str(caught.value), str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_table_of_5000_rows_is_taken():
    assert len(read_csv(write("a,b,mark\n" + "1,2,x\n3,4,y\n" * 2500), label="mark")[0]) == 5000
