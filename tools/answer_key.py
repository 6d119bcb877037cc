"""The answer key for teachers, from the course's own source: python -m tools.answer_key writes build/answer-key.{ja,en}.{md,html}.

Of every question what is right, what is not, and why; of every exercise a solution, and the mistakes that the check knows. It is
put into nobody's folder. It is a convenience and no secret: whoever reads nblib finds all of it there.
"""

import ast
import functools
import html
import importlib
import inspect
import pathlib
import pkgutil
import re

import jupytext

from nblib import chapters
from nblib.language import Pair, say, told, words
from nblib.panels.answers_told import lettered
from nblib.panels.display import as_marked
from tools.chapter_frame import title
from tools.copies import LANGUAGES, NOTEBOOKS, ROOT
from tools.learning_path import asked_in, stems

BUILD = ROOT / "build"


# ---- what is in it
def everything():
    """All questions and exercises of the course by key."""
    rooms = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(chapters.__path__)]
    asked = [getattr(importlib.import_module(room), "ask", ()) for room in [*rooms, "nblib.playground"]]
    return {thing.key: thing for some in asked for thing in some}


def by_chapter():
    """(chapter's file, its questions and exercises in their order); last (None, those that no chapter asks)."""
    left = everything()
    for stem in stems():
        cells = jupytext.read(NOTEBOOKS / "source" / f"{stem}.md", fmt="md:myst").cells
        code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
        keys = dict.fromkeys([*asked_in(code), *re.findall(r"\bcheck\((?:\w+\.)?ask\.(\w+)", code)])
        yield stem, [left.pop(key) for key in keys if key in left]
    yield None, list(left.values())


# ---- the sentences by which a check knows a mistake
def mistakes(exercise):
    """The sentences on mistakes that a check may say, in the language spoken now; … stands for what depends on the answer."""
    found = [sentence for function in _reached(exercise.judge) for sentence in _said_by(function)]
    praise = told(exercise.praise)
    return [sentence for sentence in dict.fromkeys(map(str.strip, found)) if sentence and sentence != praise]


def _reached(function, seen=None):
    """The function, and all that it leads to of the chapters' rooms, and judges (which know their own mistakes)."""
    seen = [] if seen is None else seen
    ours = inspect.isfunction(function) and (function.__module__.startswith("nblib.chapters") or _knows(function))
    if ours and function not in seen:
        seen.append(function)
        for name in _names_in(function.__code__):
            _reached(inspect.unwrap(function.__globals__.get(name, len)), seen)
    return seen


def _knows(judge):
    return hasattr(judge, "mistakes")


def _names_in(code):
    yield from code.co_names
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from _names_in(constant)


def _said_by(function):
    """What stands in a function as say(Japanese, English), and in the tables of its module that it looks into."""
    if _knows(function):
        yield from map(told, function.mistakes())
        return
    for name in _names_in(function.__code__):
        yield from _pairs_in(function.__globals__.get(name))
    tree = _tree_of(inspect.getsourcefile(function))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "say":
                    yield say(*map(_literal, call.args))


@functools.cache
def _tree_of(file):
    return ast.parse(pathlib.Path(file).read_text("utf-8"))


def _pairs_in(thing):
    if isinstance(thing, Pair):
        yield told(thing)
    elif isinstance(thing, dict):
        yield from _pairs_in(list(thing.values()))
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _pairs_in(one)


def _literal(node):
    """A text as it stands in the source, with … where a value is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) else "…"


# ---- as blocks: (kind, text)
def blocks(language):
    """The whole key in this language, as pairs of a kind ("h1", "h2", "h3", "p", "li", "code") and a text."""
    words.speak(language)
    yield "h1", say("解答集(先生用)", "Answer key for teachers")
    yield (
        "p",
        say(
            "質問と練習の答えです。講座のソースから作りました。学習者のフォルダには置かれません。ただし秘密ではありません。nblib を読めば、同じものが見つかります。",
            "The answers to all questions and exercises, made from the course's source. It is not put into learners' folders. But it is no secret: whoever reads nblib finds the same.",
        ),
    )
    yield (
        "p",
        say(
            "× は、よくある思いこみから選ばれる答えです。何割の人が選ぶかは、まだだれも数えていません。自分のクラスの割合は、授業で数えられます(docs/teaching.md)。",
            "× marks answers that stand for usual wrong beliefs. Nobody has counted yet how many people hold each of them. You can count your own class (docs/teaching.md).",
        ),
    )
    for stem, things in by_chapter():
        if things:
            yield "h2", title(stem, language) if stem else say("章の外で使われるもの", "Asked outside the chapters")
        for thing in things:
            yield from _question(thing) if hasattr(thing, "options") else _exercise(thing)


def _question(question):
    yield "h3", question.title
    yield "p", question.ask
    for letter, option in lettered(question):
        yield "li", f"{'○' if option.right else '×'} **{letter}. {option.text}** {option.why}"
    for text in question.after:
        yield "p", text


def _exercise(exercise):
    yield "h3", told(exercise.title)
    yield "code", told(exercise.solution)
    if known := mistakes(exercise):
        yield "p", say("答え合わせが見分けるまちがい:", "Mistakes that the check recognises:")
        yield from (("li", sentence) for sentence in known)


# ---- as pages
MARKS = {"h1": "# {}\n", "h2": "\n## {}\n", "h3": "\n### {}\n", "p": "\n{}\n", "li": "- {}"}


def markdown(made):
    """The blocks as Markdown."""
    lines = [_code(text) if kind == "code" else MARKS[kind].format(_one_line(text)) for kind, text in made]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _code(text):
    return f"\n```python\n{text}\n```\n"


def _one_line(text):
    return " ".join(text.split("\n"))


STYLE = "body{font:16px/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}h3{break-after:avoid}"


def page(made, language):
    """The blocks as a page of HTML that needs nothing else."""
    body = [_tag(kind, text) for kind, text in made]
    head = f"<meta charset='utf-8'><title>{made[0][1]}</title><style>{STYLE}</style>"
    return f"<!doctype html>\n<html lang='{language}'>{head}\n" + "\n".join(body) + "\n</html>\n"


def _tag(kind, text):
    if kind == "code":
        return f"<pre>{html.escape(text)}</pre>"
    inside = as_marked(text).replace("\xa0", " ")  # a page to be printed has room
    return f"<ul><li>{inside}</li></ul>" if kind == "li" else f"<{kind}>{inside}</{kind}>"


def main(folder=BUILD):
    """Write the key in both languages."""
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        made = list(blocks(language))
        (folder / f"answer-key.{language}.md").write_text(markdown(made), "utf-8")
        (folder / f"answer-key.{language}.html").write_text(page(made, language), "utf-8")
        print(f"{folder / f'answer-key.{language}.html'}")


if __name__ == "__main__":
    main()
