"""The playground's state as a small file (JSON): plain names and numbers, so that reading one never runs anything."""

import dataclasses
import json

from nblib.atomic_write import write_whole
from nblib.errors import CourseError
from nblib.language import listing, say
from nblib.plain_data import table_of
from nblib.playground.paths import place_for, start_of
from nblib.playground.settings import RENAMED
from nblib.playground.state import state_from
from nblib.validation import in_short

KIND, VERSION = "nblib playground", 1
LARGEST = 200_000  # bytes; a state of the largest network has about 20,000


def write_state(state, name):
    """Keep a State in a file of this name, and return its path. A CourseError if that cannot be done."""
    path = place_for(name, ".json")
    if path.exists() and not _is_ours(path):
        raise CourseError(
            say(
                f"{path.name} は、もうあります。遊び場の状態のファイルではないので、上書きしません。別の名前にしてください。",
                f"{path.name} is there already. It is no state of the playground, so it is not written over. Choose another name.",
            )
        )
    try:
        write_whole(path, state_as_text(state))
    except OSError as error:
        raise CourseError(say(f"{path.name} に書きこめません({error.strerror})。フォルダを確かめてください。",
                              f"{path.name} cannot be written ({error.strerror}). Look at its folder.")) from error  # fmt: skip
    return path


def kept_in(path, state):
    """The sentence that a State has been kept."""
    return say(f"{path.name} に保存しました(エポック {state.epoch})。", f"Kept in {path.name} (epoch {state.epoch}).")


def read_state(name, own=None):
    """The State kept in the file of this name. own: the learner's own things that it needs, by name."""
    return state_of_bytes(start_of(name, LARGEST, ".json"), own)


def state_as_text(state):
    """A State as JSON. Numbers keep every digit, so that it can be gone on from exactly here."""
    settings = dataclasses.asdict(state.settings)
    theta = None if state.theta is None else list(state.theta)
    told = dict(kind=KIND, version=VERSION, own=state.own_names(), **settings, epoch=state.epoch, theta=theta)
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def state_of_bytes(content, own=None):
    """A State from a file's content, whatever it holds; a CourseError says what is wrong with it."""
    if len(content) > LARGEST:
        raise CourseError(
            say(
                f"ファイルが大きすぎます。遊び場の状態なら、{LARGEST:,} バイトを超えることはありません。",
                f"The file is too large: no state of the playground has more than {LARGEST:,} bytes.",
            )
        )
    given = _table(content)
    if given.pop("kind", None) != KIND:
        raise CourseError(say("このファイルは、遊び場の状態ではありません。save(...) で作ったファイルを選んでください。",
                              "This file is no state of the playground. Choose one that save(...) has made."))  # fmt: skip
    _check_version(given.pop("version", None))
    return state_of_table(given, own)


def _check_version(version):
    """A CourseError unless a file of this format can be read here."""
    if version != VERSION or isinstance(version, bool):
        raise CourseError(
            say(
                f"このファイルの形式の番号は {in_short(version)} です。ここで読めるのは {VERSION} です。講座を新しい版に更新してください。",
                f"The file's format is number {in_short(version)}; here only {VERSION} can be read. Get the newest version of the course.",
            )
        )


def state_of_table(given, own=None):
    """A State from a dict of plain data from anybody; a CourseError says what is wrong with it."""
    given = dict(given)
    _check_own(given.pop("own", []), own or {})
    return state_from(given, own)


def _check_own(names, own):
    """A CourseError if something of the learner's own that the file names is not there."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise CourseError(say(f"own は名前のリストのはずですが、{in_short(names)} が書かれています。",
                              f"own should be a list of names, but it is {in_short(names)}."))  # fmt: skip
    if missing := [name[:40] for name in names[:10] if name not in own]:
        pairs = ", ".join(f"{name!r}: ..." for name in missing)
        raise CourseError(
            say(
                f"この状態は、自分で作ったものを使っています: {listing(missing)}。ファイルには名前しか入りません。同じものを用意して、own={{{pairs}}} として渡してください。",
                f"This state uses things of the learner's own: {listing(missing)}. A file holds only their names. Make them again, and pass them as own={{{pairs}}}.",
            )
        )


def _table(content):
    """The file's content as a dict, if it is JSON of that kind, with the names of today."""
    try:
        return table_of(content, RENAMED)
    except CourseError as problem:
        damaged = say("ファイルが壊れているか、別の種類のファイルです。", "The file is damaged, or of another kind. ")
        raise CourseError(damaged + str(problem)) from None


def _is_ours(path):
    try:
        return _table(start_of(path, LARGEST, ".json")).get("kind") == KIND
    except CourseError:
        return False
