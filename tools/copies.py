"""Copies of the notebooks for learners: without outputs, with the chapters' pictures; and nothing that a learner has written is ever overwritten.

    python -m tools.copies               writes course/ja and course/en, which `make course` opens
    python -m tools.copies FOLDER        writes FOLDER/ja and FOLDER/en, for a hub (docs/teaching.md)
    python -m tools.copies --in-place    takes the outputs out of notebooks/ja and notebooks/en, for Binder

A copy knows what text it was made of. So it is renewed with the course as long as the learner has only run it; once he
has changed it, it stays, and the course's newer one is put beside it (01_neuron.new.ipynb). A chapter that the course has
no more under its name goes, if he has only run it. No package is needed.
"""

import argparse
import hashlib
import itertools
import json
import pathlib
import shutil
import sys

from nblib.atomic_write import write_whole

ROOT = pathlib.Path(__file__).parents[1]
NOTEBOOKS, COURSE = ROOT / "notebooks", ROOT / "course"
LANGUAGES = ("ja", "en")
PICTURES = "pictures"  # the folder beside the notebooks of a language, with the picture at the top of each chapter
OF_A_LEARNER = (
    "progress.json",
    "marks.csv",
    "before_after.csv",
    "my_network.json",
    "changed.json",
)  # what the chapters write beside them


# ---- one notebook, as a dict or as nbformat has it
def copy(notebook, name):
    """The notebook without outputs. It knows what it was made of."""
    notebook = without_outputs(notebook)
    notebook["metadata"]["course"] = {"chapter": name, "release": release_of(notebook)}
    return notebook


def without_outputs(notebook):
    """The notebook as it is before anything has run."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return notebook


def release_of(notebook):
    """The sum of its text: another one as soon as a letter of a cell is changed, the same when cells are only run."""
    text = "\0".join("".join(cell["source"]) for cell in notebook["cells"])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def made_of(notebook):
    """The sum of the text that a copy was made of, or None for what is no copy of ours."""
    return notebook.get("metadata", {}).get("course", {}).get("release")


# ---- a learner's folder
def give(given, folder):
    """Copy the notebooks of one folder into a learner's; returns those that were put beside what he has changed."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = []
    for path in sorted(given.glob("*.ipynb")):
        made = copy(json.loads(path.read_text("utf-8")), path.name)
        place = next(place for place in places(folder / path.name) if not is_in_the_way(place, made))
        if not is_as_new(place, made):
            write(place, made)
            beside += [place] if place.name != path.name else []
    clear_away({path.name for path in given.glob("*.ipynb")}, folder)
    return beside


def give_pictures(given, folder):
    """Copy the chapters' pictures, for which the learner's notebooks look beside themselves.

    They are drawn by tools/chapter_pictures. Whatever else stands there under such a name is the learner's, and stays.
    """
    if folder.exists() and not folder.is_dir():
        return
    for path in sorted(given.glob("*.svg")):
        place, text = folder / path.name, path.read_text("utf-8")
        if not place.exists() or (is_a_picture_of_ours(place) and place.read_text("utf-8") != text):
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(place, text)


def is_a_picture_of_ours(path):
    """Whether a file is a picture as tools/chapter_pictures writes it: the last line holds the sum of those before."""
    try:
        return sealed(path.read_text("utf-8").rpartition("<!--")[0]) == path.read_text("utf-8")
    except (OSError, ValueError):
        return False


def sealed(text):
    """A picture with the sum of its text as its last line."""
    return f"{text}<!-- {hashlib.sha256(text.encode()).hexdigest()[:12]} -->\n"


def clear_away(names, folder):
    """Take away our copies of chapters that the course no longer has under that name, if they were only run.

    Else a learner would find chapter 2 twice. What he has changed stays.
    """
    for path in folder.glob("*.ipynb"):
        there = read(path)
        was = there["metadata"].get("course", {}).get("chapter") if there else None
        if was == path.name and was not in names and is_only_run(path):
            path.unlink()


def places(path):
    """Where a copy may be put: 01_neuron.ipynb, else 01_neuron.new.ipynb, else 01_neuron.new2.ipynb ..."""
    yield path
    for number in itertools.count(1):
        yield path.with_name(f"{path.stem}.new{number if number > 1 else ''}.ipynb")


def is_in_the_way(place, made):
    """Whether something of the learner's stands there, made of an older text than today's."""
    return place.exists() and not is_as_new(place, made) and not is_only_run(place)


def is_as_new(place, made):
    """Whether what stands there was made of today's text."""
    there = read(place)
    return there is not None and release_of(made) in (made_of(there), release_of(there))


def is_only_run(place):
    """Whether what stands there is a copy of ours whose text is as we made it."""
    there = read(place)
    return there is not None and made_of(there) == release_of(there)


def read(path):
    """The notebook, or None if there is none that can be read."""
    try:
        notebook = json.loads(path.read_text("utf-8"))
        release_of(notebook), made_of(notebook)
        return notebook
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(path, notebook):
    """Write the notebook as Jupyter does."""
    write_whole(path, json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def take_over(before, folder):
    """Bring what a learner has done in the notebooks' own folder, where `make course` once opened them."""
    folder.mkdir(parents=True)
    for name in OF_A_LEARNER:
        if (before / name).exists():
            shutil.copy(before / name, folder)
    for path in before.glob("*.ipynb"):
        if is_saved_by_jupyter(notebook := json.loads(path.read_text("utf-8"))):
            write(folder / path.name, without_outputs(notebook))  # his, and no copy of ours


def is_saved_by_jupyter(notebook):
    """Whether somebody has worked in it: Jupyter notes the kernel's Python, which we leave out."""
    return "version" in notebook["metadata"]["language_info"]


# ---- all of them
def give_all(folder):
    """Copy both languages' notebooks into the folder, and say where newer ones are."""
    beside = []
    for language in LANGUAGES:
        if folder == COURSE and not (folder / language).exists():
            take_over(NOTEBOOKS / language, folder / language)
        beside += give(NOTEBOOKS / language, folder / language)
        give_pictures(NOTEBOOKS / language / PICTURES, folder / language / PICTURES)
    if beside:
        names = " ".join(str(place.relative_to(folder)) for place in beside)
        print(f"あなたが書きかえたノートブックはそのままです。講座の新しいものは、となりに置きました: {names}")
        print(f"What you have changed stays as it is. The course's newer notebooks were put beside it: {names}")


def strip_all():
    """Take the outputs out of the notebooks themselves."""
    for language in LANGUAGES:
        for path in (NOTEBOOKS / language).glob("*.ipynb"):
            write(path, copy(json.loads(path.read_text("utf-8")), path.name))


def main(arguments=None):
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=COURSE)
    parser.add_argument("--in-place", action="store_true")
    chosen = parser.parse_args(arguments)
    sys.stdout.reconfigure(errors="replace")  # a console that has no Japanese
    strip_all() if chosen.in_place else give_all(chosen.folder)


if __name__ == "__main__":
    main()
