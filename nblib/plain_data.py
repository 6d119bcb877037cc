"""JSON that somebody else has written, read as plain data: names, numbers and texts, of which nothing is ever run."""

import json

from nblib.errors import CourseError
from nblib.language import say


class _Odd(ValueError):
    """JSON that Python would take, but we do not; its text is the sentence."""


def table_of(content, renamed=None):
    """The bytes as a dict, if they are JSON of that kind; a CourseError says in one sentence why not.

    renamed: names of earlier versions, and what each is called today.
    """

    def once_each(pairs):
        table = {(renamed or {}).get(name, name): value for name, value in pairs}
        if len(table) < len(pairs):
            raise _Odd(say("同じ名前が2回書かれています。", "A name stands there twice."))
        return table

    try:
        text = content.decode("utf-8-sig")
        given = json.loads(text, parse_constant=_no_number, object_pairs_hook=once_each)
    except UnicodeDecodeError:
        problem = say("文字が UTF-8 ではありません。", "It is not written in UTF-8.")
    except json.JSONDecodeError as error:
        problem = say(f"{error.lineno} 行目の {error.colno} 文字目から先が読めません。", f"Nothing can be read from line {error.lineno}, character {error.colno} on.")  # fmt: skip
    except RecursionError:
        problem = say("かっこが深く重なりすぎています。", "Its brackets are nested too deeply.")
    except ValueError as error:
        problem = str(error) if isinstance(error, _Odd) else say("数が長すぎます。", "A number is too long.")
    else:
        if isinstance(given, dict):
            return given
        problem = say("{ } で囲まれた表になっていません。", "It is no table in { }.")
    raise CourseError(problem)


def _no_number(text):
    raise _Odd(say(f"{text} は普通の数ではありません。", f"{text} is no ordinary number."))
