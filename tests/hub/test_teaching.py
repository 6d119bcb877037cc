"""The teaching page: what it names exists, both languages say the same, and its limits follow from its table."""

import importlib
import pathlib
import pkgutil
import re

import pytest
import yaml

from benchmarks.classroom.report import BEGIN, END, HEAD, MEMORY, VOTES, put_into
from nblib import chapters
from nblib.language import told, words
from tools import learning_path
from tools.chapter_frame import title

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "teaching.md").read_text("utf-8")
TOP, JAPANESE, ENGLISH = re.split(r"^## (?:授業で使う|For teachers)$", PAGE, flags=re.MULTILINE)
PARTS = {"ja": JAPANESE, "en": ENGLISH.partition("\n## 測った値")[0]}
QUOTED = {"ja": r"「(.+?)」", "en": r"“(.+?)”"}
PREDICTED = {"ja": r"予想\*{0,2}:? ?((?:「[^」]+」)+)", "en": r"[Pp]redict(?:ions?)?\*{0,2}:? ((?:“[^”]+”(?:, )?)+)"}
EXERCISED = {"ja": r"練習\*{0,2}:? ?((?:「[^」]+」)+)", "en": r"[Ee]xercises?\*{0,2}:? ((?:“[^”]+”(?:, )?)+)"}
MIB, MEGA = 2**20, 10**6


def titles(language, what):
    """The titles of all questions or exercises, without the word before them: {title: key}."""
    words.speak(language)
    rooms = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(chapters.__path__)]
    found = [importlib.import_module(room) for room in [*rooms, "nblib.playground"]]
    asked = [thing for room in found if hasattr(room, "ask") for thing in getattr(room.ask, what)]
    return {re.split(": ", told(thing.title), maxsplit=1)[1]: thing.key for thing in asked}


def places(key):
    """The numbers of the chapters that ask this, those for the curious with a + behind it: {"01"}, {"10+"}."""
    found = set()
    for stem in learning_path.stems():
        text = (learning_path.NOTEBOOKS / "source" / f"{stem}.md").read_text("utf-8")
        evening, _, curious = text.partition(learning_path.CURIOUS["ja"])
        found |= {
            stem[:2] + plus for part, plus in ((evening, ""), (curious, "+")) if re.search(rf"ask\.{key}\b", part)
        }
    return found


def named(language, pattern):
    """What the page quotes after a word."""
    return [
        name for found in re.findall(pattern[language], PARTS[language]) for name in re.findall(QUOTED[language], found)
    ]


@pytest.mark.parametrize("language", PARTS)
def test_predictions_and_exercises_are_named_as_the_chapters_name_them(language):
    for what, pattern in dict(questions=PREDICTED, exercises=EXERCISED).items():
        found = named(language, pattern)
        assert len(found) > 12
        assert set(found) <= set(titles(language, what))


def elsewhere(language, text, numbers, curious):
    """What a text names (as the page does: predictions and exercises) that these chapters do not ask."""
    keys = titles(language, "questions") | titles(language, "exercises")
    quoted = [name for name in re.findall(QUOTED[language], text) if name in keys]
    may = set(numbers) | {f"{number}+" for number in numbers if curious}
    return [name for name in quoted if not places(keys[name]) & may]


@pytest.mark.parametrize("language", PARTS)
def test_an_evening_names_what_its_chapter_asks(language):
    rows = re.findall(
        r"^\| \[.+?\]\(\.\./notebooks/\w+/(\d\d)_\w+\.ipynb\) \| \d+ \|(.+)$", PARTS[language], re.MULTILINE
    )
    assert len(rows) == 15
    assert [
        (number, wrong) for number, row in rows if (wrong := elsewhere(language, row, [number], curious=False))
    ] == []


HOME = {"ja": r"【\*\*宿題", "en": r"\[\*\*Homework"}
REST = {"ja": r"(\d+) の残り", "en": r"the rest of (\d+)"}


@pytest.mark.parametrize("language", PARTS)
def test_a_lesson_names_what_its_chapters_ask(language):
    """In class nothing that is for the curious, as that stays closed; at home it may be opened."""
    lessons = re.split(r"^### (?=第\d回|Lesson \d)", PARTS[language], flags=re.MULTILINE)[1:]
    for head, lesson in (lesson.split("\n", 1) for lesson in lessons):
        numbers = re.findall(r"/(\d\d)_", head) + [rest.zfill(2) for rest in re.findall(REST[language], head)]
        lines = [line for line in re.split(r"^### ", lesson, flags=re.MULTILINE)[0].splitlines() if line[:2] == "- "]
        assert len(lines) >= 7
        for line in lines[2:]:  # the goal and the way may look back
            at_home = re.match(f"- {HOME[language]}", line) is not None
            assert elsewhere(language, line, numbers, curious=at_home) == [], head


def test_both_languages_name_as_many():
    for pattern in (PREDICTED, EXERCISED):
        assert len(named("ja", pattern)) == len(named("en", pattern))


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(path):
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
        name, _, heading = target.partition("#")
        page = ROOT / "docs" / (name or path.name)
        assert page.is_file() and (not heading or heading in headings(page.read_text("utf-8"))), target


def headings(page):
    """What stands behind # in links to the headings of a page."""
    found = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", h).strip().lower().replace(" ", "-") for h in found}


@pytest.mark.parametrize("language", PARTS)
def test_every_chapter_has_its_place_in_a_lesson(language):
    for path in (ROOT / "notebooks" / language).glob("*.ipynb"):
        assert f"../notebooks/{language}/{path.name}" in PARTS[language], path.name
    assert len(re.findall(r"^### (?:第\d回|Lesson \d)", PARTS[language], re.MULTILINE)) == 6


def values(language):
    """The values for Kubernetes that the page shows."""
    return yaml.safe_load(re.search(r"```yaml\n(.*?)```", PARTS[language], re.DOTALL)[1])


def size(text):
    """Bytes of a size as JupyterHub reads it: with M and G of 1024."""
    return int(text[:-1]) * {"M": MIB, "G": 1024 * MIB}[text[-1]]


@pytest.mark.parametrize("language", PARTS)
def test_both_ways_set_the_same_limits_and_the_hub_the_same_times(language):
    part, user = PARTS[language], values(language)["singleuser"]
    assert f"limits.memory {user['memory']['limit']}\n" in part and f"**{user['memory']['limit']}**" in part
    assert f"limits.cpu {user['cpu']['limit']}\n" in part and f"**{user['memory']['guarantee']}**" in part
    assert f"services.cull.timeout {values(language)['cull']['timeout']}\n" in part
    config = (ROOT / "hub" / "jupyterhub_config.py").read_text("utf-8")
    idle = user["extraFiles"]["kernels"]["data"]["MappingKernelManager"]["cull_idle_timeout"]
    assert f"IDLE = {idle} " in config and f"cull_idle_timeout={idle}" in part
    assert values(language)["cull"]["timeout"] == 2 * idle
    assert user["defaultUrl"] == f"/lab/tree/notebooks/{language}/00_start.ipynb"


def measured():
    """The rows of the tables that `make load` has written (times, memory, votes), as lists of cells; votes may not be there yet."""
    tables = [part for part in PAGE.partition(BEGIN)[2].partition(END)[0].split("\n\n") if part.strip().startswith("|")]
    rows = [[[cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")] for table in tables]
    found = {tuple(head): [row for row in rest if row[0].isdigit()] for head, *rest in rows}
    heads = [tuple(f"{ja} / {en}" if ja != en else ja for ja, en in head) for head in (HEAD, MEMORY, VOTES)]
    assert set(found) in (set(heads), set(heads[:2]))
    return [found.get(head, []) for head in heads]


def number(cell):
    """The number that a cell begins with."""
    return float(re.match(r"[\d.]+", cell)[0])


def test_nothing_failed_when_it_was_measured():
    times, memory, votes = measured()
    learners = [row[0] for row in times]
    assert learners == [row[0] for row in memory] == ["1", "5", "10", "20", "40"]
    assert [row[-1] for row in times] == ["0"] * 5
    for row, number in zip(votes, learners, strict=bool(votes)):
        assert (row[1], *row[-2:]) == (number, "40/40", "0"), "every answer is counted once"


def test_the_limits_follow_from_what_was_measured():
    user, (_times, memory, _votes) = values("ja")["singleuser"]["memory"], measured()
    together = max(number(row[5]) for row in memory) * MIB  # a server and two kernels
    kernel = max(number(row[3]) for row in memory) * MIB
    assert together < 400 * MEGA, "the page says 0.4 GB"
    assert together + kernel <= 1.05 * size(user["guarantee"]), "three chapters"
    assert together + 4 * kernel <= 1.05 * size(user["limit"]), "six chapters"
    assert size(user["guarantee"]) <= 0.55e9, "0.5 GB a learner for all"


def test_a_new_table_takes_the_old_ones_place(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    put_into(page, "new")
    assert page.read_text("utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


@pytest.mark.parametrize("language", PARTS)
def test_every_evening_is_told_with_its_minutes(language):
    rows = re.findall(r"^\| \[(.+?)\]\(\.\./notebooks/\w+/(\w+)\.ipynb\) \| (\d+) \|", PARTS[language], re.MULTILINE)
    told_there = [(name, stem, int(minutes)) for name, stem, minutes in rows]
    stems = [stem for stem in learning_path.stems() if stem != "90_claims"]
    assert told_there == [
        (title(stem, language).replace(". ", " ", 1), stem, learning_path.evening(stem).minutes) for stem in stems
    ]
