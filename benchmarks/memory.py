"""What the kernel grows by while its panel is used in a browser, and how large each chapter's kernel is."""

import psutil

from benchmarks.speed import press
from benchmarks.table import Row
from tests.browser.jupyter import ROOT, SLIDER, write_notebook

MOVES, RERUNS = 500, 25
MEGA, MEBI = 1e6, 2**20  # bytes in a MB and in a MiB
SETUP = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom benchmarks import ways"
PANEL = [SETUP, "ways.course()"]
IMPORTS = [SETUP.replace("benchmarks import ways", "nblib import panels")]


def measure(open_notebook, folder):
    """The rows on memory."""
    write_notebook(folder / "memory.ipynb", PANEL)
    write_notebook(folder / "imports.ipynb", IMPORTS)
    moved = growth(open_notebook, move_sliders)
    run_again = growth(open_notebook, run_again_and_again)
    return [
        Row(f"a kernel's growth, {MOVES} slider moves", moved, "MB", 10),
        Row(f"a kernel's growth, {RERUNS} re-runs of a panel's cell", run_again, "MB", 25),
        Row("a kernel that has only imported nblib.panels", all_run(open_notebook, "imports.ipynb"), "MiB"),
        *(chapter(open_notebook, path.name) for path in sorted(folder.glob("notebooks/ja/*.ipynb"))),
    ]


def resident(course):
    """The bytes that the notebook's kernel keeps in memory."""
    (kernel,) = course.kernels()
    (process,) = (p for p in psutil.process_iter(["cmdline"]) if kernel["id"] in " ".join(p.info["cmdline"] or []))
    return process.memory_info().rss


def growth(open_notebook, use):
    """By how many MB a fresh kernel with one panel grows while it is used."""
    with open_notebook("memory.ipynb") as course:
        course.run_all().settle(course.panel(0))
        before = resident(course)
        use(course)
        course.settle(course.panel(0))
        return (resident(course) - before) / MEGA


def move_sliders(course):
    """Each slider in turn, a few steps to and fro."""
    panel = course.panel(0)
    sliders = panel.locator(SLIDER)
    for number in range(MOVES):
        handle = sliders.nth(number // 10 % 4)
        if number % 10 == 0:
            handle.focus()
        press(course.page, panel, handle, "ArrowLeft" if number % 10 < 5 else "ArrowRight")


def run_again_and_again(course):
    """The panel's cell, each time until its picture is there."""
    cell = course.page.locator(".jp-CodeCell").nth(1)
    cell.locator(".cm-content").click()
    for number in range(RERUNS):
        course.page.keyboard.press("Control+Enter")
        cell.locator(".jp-InputPrompt", has_text=f"[{number + 3}]").wait_for()
        cell.locator(".nblib-picture img").wait_for()
        course.settle(course.panel(0))


def all_run(open_notebook, path):
    """How many MiB the kernel of a notebook keeps once all cells have run."""
    with open_notebook(path) as course:
        return resident(course.run_all()) / MEBI


def chapter(open_notebook, name):
    """The row of a chapter; its two languages run the same code."""
    return Row(f"the kernel of {name}, all cells run", all_run(open_notebook, f"notebooks/ja/{name}"), "MiB", 110)
