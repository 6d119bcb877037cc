"""One table of settings: whoever needs to know a range, a label or a name reads it there."""

import json

import pytest

from nblib.chapters.patients import lesson
from nblib.errors import CourseError
from nblib.language import told, words
from nblib.panels.controls import Choice, Stops
from nblib.playground import playground
from nblib.playground.next_state import LISTS, controls_for
from nblib.playground.setting_controls import SECTIONS
from nblib.playground.settings import RENAMED, SETTINGS, VIEWS, Settings, checked
from nblib.playground.state import State
from nblib.playground.state_file import state_as_text, state_of_bytes


def test_the_usual_settings_are_what_the_table_allows():
    usual = Settings()
    assert checked({name: getattr(usual, name) for name in SETTINGS}) == usual


def test_every_setting_has_its_controls_under_a_heading():
    in_sections = [name for names in SECTIONS.values() for name in names]
    assert set(controls_for(SETTINGS)) | set(VIEWS) | {"weight", "start"} == set(in_sections)
    assert len(set(in_sections)) == len(in_sections)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_a_control_offers_can_be_opened(language):
    """A slider's ends, a list's names: all of them are what the table allows, and bear its label."""
    words.speak(language)
    made = playground(points=50)
    for name, row in SETTINGS.items():
        if name == "features" or name in LISTS:
            continue
        control = made.controls[name]
        assert control.description == told(row.label)
        for value in control.offered() if isinstance(control, Choice | Stops) else control.ends():
            assert getattr(checked({name: value}), name) == value, (name, value)
    for i in range(1, 5):
        for name, part in LISTS.items():
            assert all(SETTINGS[name].kind.kind.taken("one", end) == end for end in made.controls[f"{part}{i}"].ends())


def test_the_help_names_all_settings_with_what_they_are_at_first():
    for name in SETTINGS:
        assert f"{name}={getattr(Settings(), name)!r}: " in playground.__doc__


# ---- names of before


def old(state, **changes):
    """The file of a state as the course wrote it when some settings had other names."""
    now = {name: before for before, name in RENAMED.items()}
    given = {now.get(name, name): value for name, value in json.loads(state_as_text(state)).items()}
    return json.dumps(given | changes).encode()


def test_files_of_before_can_be_read():
    state = State(Settings(train_fraction=0.3), 2, tuple(float(i) for i in range(25)))
    assert b'"share": 0.3' in old(state) and b"train_fraction" not in old(state)
    assert state_of_bytes(old(state)) == state
    assert state_of_bytes(state_as_text(state).encode()) == state


@pytest.mark.parametrize(
    ("language", "twice", "wrong"), [("ja", "2回", "train_fraction は"), ("en", "twice", "train_fraction is a number")]
)
def test_a_file_with_both_names_or_a_wrong_value_is_told(language, twice, wrong):
    words.speak(language)
    with pytest.raises(CourseError, match=twice):
        state_of_bytes(old(State(), train_fraction=0.5))
    with pytest.raises(CourseError, match=wrong):
        state_of_bytes(old(State(), share="half"))


@pytest.mark.parametrize(
    ("language", "sentence"), [("ja", "という名前に変わりました"), ("en", "is called train_fraction now")]
)
def test_cells_of_before_are_told_the_name_of_today(language, sentence):
    words.speak(language)
    for call in (lambda: playground(share=0.5), lambda: lesson(5, share=0.2), lambda: playground(hide=["share"])):
        with pytest.raises(CourseError, match=sentence):
            call()


@pytest.mark.parametrize(
    ("language", "sentence"), [("ja", "activation1 という名前"), ("en", "is called activation1 now")]
)
def test_hidden_controls_of_before_are_told_theirs(language, sentence):
    words.speak(language)
    with pytest.raises(CourseError, match=sentence):
        playground(hide=["bend1"])


def test_views_are_checked_as_settings_are():
    assert playground(points=50, view=dict(across="x2", sharp=True)).values["sharp"] == 1
    for wrong, word in (
        (dict(acros="x2"), "across"),
        (dict(across="x9"), "x1"),
        (dict(sharp="yes"), "sharp"),
        (3, "view"),
    ):
        with pytest.raises(CourseError, match=word):
            playground(view=wrong)
