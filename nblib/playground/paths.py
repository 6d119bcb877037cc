"""Where files are: names that can be read or written beside the notebook, and what is there instead."""

import os
import pathlib

from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.validation import in_short

SHOWN = 8  # names of files that a sentence lists


def start_of(name, largest, ending):
    """The content of a file, of which no more than largest + 1 bytes are read. A CourseError if there is none to read."""
    path = _path(name)
    if not path.is_file():
        raise CourseError(_not_there(path, ending))
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise CourseError(say(f"{in_short(str(name))} は読めません({error.strerror})。",
                              f"{in_short(str(name))} cannot be read ({error.strerror}).")) from error  # fmt: skip


def place_for(name, ending):
    """The path of a file to be written: a plain name with this ending, in the notebook's folder."""
    path = _path(name)
    plain = (
        path.name == str(name) and not path.name.startswith(".") and path.suffix == ending and path.name.isprintable()
    )
    if plain and "\\" not in path.name and ":" not in path.name and len(path.name) <= 100:
        return path
    raise CourseError(
        say(
            f"{in_short(str(name))} には保存できません。フォルダ名をつけずに、{ending} で終わる短い名前にしてください。例: 'mine{ending}'",
            f"{in_short(str(name))} is no name to save under. Use a short one without folders that ends in {ending}, such as 'mine{ending}'.",
        )
    )


def _path(name):
    if isinstance(name, str | os.PathLike) and str(name).strip() and "\0" not in str(name):
        return pathlib.Path(name)
    raise CourseError(say(f"ファイルの名前が必要です。{in_short(name)} は名前ではありません。",
                          f"The name of a file is needed; {in_short(name)} is none."))  # fmt: skip


def _not_there(path, ending):
    """The sentence for a file that is not there, with those that are."""
    try:
        there = sorted(p.name for p in (path.parent if path.parent.is_dir() else pathlib.Path()).glob(f"*{ending}"))
    except OSError:
        there = []
    there = [*there[:SHOWN], "…"] if len(there) > SHOWN else there
    others = (
        say(f"そのフォルダにある {ending} は、{listing(there)} です。",
            f"The {ending} files of that folder: {listing(there)}.")
        if there
        else say(f"そのフォルダに {ending} のファイルはありません。", f"There is no {ending} file in that folder.")
    )  # fmt: skip
    return (
        say(f"{in_short(str(path))} というファイルはありません。", f"There is no file {in_short(str(path))}. ") + others
    )
