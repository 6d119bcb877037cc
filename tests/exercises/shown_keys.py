"""The keys of what a chapter shows, kept on disk as trainings are: who asks for those of all chapters need not run them again."""

import importlib
import pkgutil

import nblib.chapters
from nblib.exercises.question import Question
from nblib.panels.exercise_view import Practice
from tests import chapters, training_cache
from tools.import_graph import ROOT, steps_from


def keys_of(stem, language):
    """(kind, key) of every panel of a chapter, and of every question, option and exercise in it that no room asks.

    Looked up if the chapter's code was run already, by whichever process.
    """
    sources = {*steps_from(ROOT / "notebooks" / "source" / f"{stem}.md"), *steps_from(ROOT / "tests" / "chapters.py")}
    sources |= {*(ROOT / "nblib").rglob("questions.md"), *steps_from(ROOT / "tests" / "exercises" / "shown_keys.py")}
    return training_cache.kept(found_in, training_cache.FOLDER, sorted(sources))(stem, language)


def found_in(stem, language):
    """The same, by running the chapter's cells."""
    shown = chapters.opened(stem, language)
    found = [("panel", panel.key) for panel in {id(panel): panel for panel in chapters.panels(shown)}.values()]
    known = {id(thing) for asked in rooms() for thing in (*asked.questions, *asked.exercises)}
    for question in {id(p.question): p.question for p in chapters.predictions(shown)}.values():
        found += keys_of_question(question) if id(question) not in known else []
    exercises = {id(s.exercise): s.exercise for s in shown if isinstance(s, Practice)}.values()
    return found + [("exercise", exercise.key) for exercise in exercises if id(exercise) not in known]


def rooms():
    """What each room asks, and the playground."""
    names = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(nblib.chapters.__path__)]
    modules = [importlib.import_module(name) for name in [*names, "nblib.playground"]]
    return [module.ask for module in modules if "ask" in vars(module)]


def keys_of_question(question):
    """(kind, key) of a question and its options."""
    keys = [option.key if isinstance(question, Question) else "has none yet" for option in question.options]
    return [("question", question.key), *(("option", f"{question.key}/{key}") for key in keys)]
