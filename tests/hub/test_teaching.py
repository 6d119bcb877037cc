"""The teaching page: what it names exists, both languages say the same, and its limits follow from its table."""

import importlib
import pathlib
import pkgutil
import re

import pytest
import yaml

from benchmarks.classroom.report import BEGIN, END, put_into
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
    """The titles of all questions or exercises, without the word before them."""
    words.speak(language)
    rooms = [f"nblib.chapters.{room.name}" for room in pkgutil.iter_modules(chapters.__path__)]
    found = [importlib.import_module(room) for room in [*rooms, "nblib.playground"]]
    asked = [thing for room in found if hasattr(room, "ask") for thing in getattr(room.ask, what)]
    return {re.split(": ", told(thing.title), maxsplit=1)[1] for thing in asked}


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
        assert set(found) <= titles(language, what)


def test_both_languages_name_as_many():
    for pattern in (PREDICTED, EXERCISED):
        assert len(named("ja", pattern)) == len(named("en", pattern))


def test_links_lead_to_files_and_headings():
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        name, _, heading = target.partition("#")
        page = ROOT / "docs" / (name or "teaching.md")
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
    """The rows of the two tables that `make load` has written, as lists of cells."""
    inside = PAGE.partition(BEGIN)[2].partition(END)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in inside.splitlines() if line[:3] > "| -"]
    rows = [row for row in rows if row[0].isdigit()]
    return [row for row in rows if len(row) == 10], [row for row in rows if len(row) == 7]


def number(cell):
    """The number that a cell begins with."""
    return float(re.match(r"[\d.]+", cell)[0])


def test_nothing_failed_when_it_was_measured():
    times, memory = measured()
    assert [row[0] for row in times] == [row[0] for row in memory] == ["1", "5", "10", "20"]
    assert [row[-1] for row in times] == ["0"] * 4


def test_the_limits_follow_from_what_was_measured():
    user, (_, memory) = values("ja")["singleuser"]["memory"], measured()
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
