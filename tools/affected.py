"""Run the tests that a change can touch, in under a minute, and say which of them were left out.

    python -m tools.affected               what differs from HEAD, by git
    python -m tools.affected --base main   what differs from main
    python -m tools.affected --list        only say what would run

A test file is touched by whatever it reaches by its imports (tools/import_graph.py); so is a chapter, by the imports of
its cells. The nearest run first, as far as a minute goes, by the seconds that they took when they last ran here.
"""

import argparse
import json
import subprocess
import sys

from tools.copies import PICTURES
from tools.import_graph import ROOT, steps_from

BUDGET = 60  # seconds of work: two processes for half a minute; starting and collecting take the rest
ALWAYS = ("tests/test_architecture.py", "tests/test_words.py", "tests/test_names.py")
# These take minutes: make browser, make live-tests, make a11y, make binder
ELSEWHERE = ("tests/browser/", "tests/live/browser/", "tests/a11y/", "tests/binder/")
SECONDS = ROOT / ".pytest_cache" / "v" / "nblib" / "seconds"  # tests/conftest.py writes what each took
UNKNOWN = {"file": 3.0, "chapter": 12.0}
CHAPTERS = ROOT / "tests" / "chapters.py"
COMMON = {ROOT / "tests" / "conftest.py", ROOT / "pyproject.toml", *ROOT.glob("*requirements*.txt")}  # touch every test
FAR, NEVER = 100, 1000  # imports: what everything depends on, and what is not reached


def changed(base):
    """The paths that differ from that revision, new files among them."""
    asked = (["diff", "--name-only", base], ["ls-files", "--others", "--exclude-standard"])
    told = [subprocess.run(["git", *a], cwd=ROOT, capture_output=True, text=True, check=True).stdout for a in asked]
    return {ROOT / line for line in "".join(told).splitlines()}


def meant(paths):
    """The Python files and chapters' sources that stand for these paths: what reads a text, a script or a built notebook."""
    for path in paths:
        if path.suffix == ".ipynb" or (path.suffix == ".svg" and path.parent.name == PICTURES):
            yield ROOT / "notebooks" / "source" / f"{path.stem}.md"
        elif path.suffix == ".py" or path.parent == ROOT / "notebooks" / "source" or path in COMMON:
            yield path
        elif path.parent.is_dir():
            yield from _readers(path)


def _readers(path):
    """The modules beside a file that is no Python: the one of its name, and those that name it."""
    for module in path.parent.glob("*.py"):
        if module.stem == path.stem or path.name in module.read_text("utf-8"):
            yield module


def is_of_chapters(test):
    """Whether a test file looks at chapters: its tests are picked by chapter, and by what it reaches itself."""
    return 'parametrize("stem' in (text := test.read_text("utf-8")) or 'parametrize(("stem' in text


def distances(touched):
    """What is touched, and over how many imports: test files by path, chapters by name."""
    near, farthest = {}, FAR if touched & COMMON else NEVER
    for test in sorted((ROOT / "tests").rglob("test_*.py")):
        name = test.relative_to(ROOT).as_posix()
        if not name.startswith(ELSEWHERE):
            near[name] = _nearest(steps_from(test, *[CHAPTERS] * is_of_chapters(test)), touched, farthest)
    every_chapter = _nearest(steps_from(CHAPTERS, ROOT / "tools" / "facts" / "__init__.py"), touched, farthest)
    for source in sorted((ROOT / "notebooks" / "source").glob("*.md")):
        near[source.stem] = _nearest(steps_from(source), touched, every_chapter)
    return {name: steps for name, steps in near.items() if steps < NEVER}


def _nearest(steps, touched, otherwise):
    return min([otherwise, *(steps[path] for path in touched if path in steps)])


def within(budget, near, seconds):
    """Those that fit into so many seconds of work, the nearest first, the quick before the slow; and those that do not."""
    taken, left_out, spent = [], [], 0.0
    for name in sorted(near, key=lambda name: (near[name], cost(name, seconds), name)):
        if near[name] == 0 or spent + cost(name, seconds) <= budget:  # 0: the test file itself
            taken.append(name)
            spent += cost(name, seconds)
        else:
            left_out.append(name)
    return taken, left_out


def cost(name, seconds):
    """How long a test file or a chapter took, or what is usual."""
    return seconds.get(name, UNKNOWN["file" if name.endswith(".py") else "chapter"])


def command(taken):
    """How pytest is called for these test files and chapters."""
    files = {name for name in taken if name.endswith(".py")} | set(ALWAYS)
    stems = [name for name in taken if not name.endswith(".py")]
    if stems:
        tests = sorted((ROOT / "tests").rglob("test_*.py"))
        files |= {test.relative_to(ROOT).as_posix() for test in tests if is_of_chapters(test)}
    options = f"-q -n 2 --dist loadfile --no-loadscope-reorder --chapters={','.join(stems) or 'none'}"
    return [sys.executable, "-m", "pytest", *options.split(), *sorted(files)]


def main(arguments=None):
    """Say what runs and what does not, and run it; returns pytest's verdict."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="HEAD")
    parser.add_argument("--list", action="store_true")
    chosen = parser.parse_args(arguments)
    paths = changed(chosen.base)
    seconds = json.loads(SECONDS.read_text("utf-8")) if SECONDS.exists() else {}
    taken, left_out = within(BUDGET, distances(set(meant(paths))), seconds)
    print(f"{len(paths)} files differ from {chosen.base}. Touched, and run now: {', '.join(taken) or 'nothing'}")
    print(f"always run: {', '.join(ALWAYS)}")
    if left_out:
        print(f"touched too, but left to make test: {', '.join(left_out)}")
    return 0 if chosen.list else subprocess.run(command(taken), cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
