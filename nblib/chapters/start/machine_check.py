"""The check of the machine: versions, font, and whether sliders and pictures reach each other.

What is wrong is said in one sentence, with what to do.
"""

import importlib.metadata
import pathlib
import platform
from dataclasses import dataclass

import ipywidgets as W
from matplotlib_fontja import get_font_ttf_path
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from nblib.language import not_installed, right_mark, say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.controls import slider
from nblib.panels.display import Living, as_paragraph, show
from nblib.panels.panel import panel
from nblib.panels.stage import PlainStage, plain_pictures
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_number


@called_as("check_machine()")
def check_machine():
    """Look whether everything works here, and say what to do where it does not."""
    return Machine()


# ---- versions and font


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: fine or not, and the sentence about it."""

    fine: bool
    words: str


def findings():
    """What was found of versions and of the Japanese font."""
    return [_versions(), _font()]


def _versions():
    try:
        needed = importlib.metadata.distribution("nblib")
    except importlib.metadata.PackageNotFoundError:
        return Finding(False, not_installed(["nblib"]))
    if platform.python_version() not in SpecifierSet(needed.metadata["Requires-Python"], prereleases=True):
        return Finding(False, say(
            f"Python {platform.python_version()} は、この講座には合いません({needed.metadata['Requires-Python']} が必要です)。新しい Python を入れて、準備(make course)をやり直してください。",
            f"Python {platform.python_version()} does not suit this course (it needs {needed.metadata['Requires-Python']}). Install a newer Python and set up again (make course).",
        ))  # fmt: skip
    for requirement in map(Requirement, needed.requires or []):
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue  # it is for other machines
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            return Finding(False, not_installed([requirement.name]))
        if not requirement.specifier.contains(version, prereleases=True):
            return Finding(False, say(
                f"{requirement.name} {version} は、この講座には合いません({requirement.specifier} が必要です)。セルで %pip install \"{requirement}\" を実行し、カーネルを再起動して、このノートブックのセルを上から実行しなおしてください。",
                f"{requirement.name} {version} does not suit this course (it needs {requirement.specifier}). Run %pip install \"{requirement}\" in a cell, restart the kernel, and run this notebook's cells from the top again.",
            ))  # fmt: skip
    return Finding(
        True, say("Python とパッケージのバージョンは合っています。", "Python and its packages have the right versions.")
    )


def _font():
    if pathlib.Path(get_font_ttf_path()).exists():
        return Finding(True, say("日本語のフォントがあります。", "The Japanese font is there."))
    return Finding(False, say(
        "講座の日本語フォントがありません(ほかにもなければ、図の日本語は四角になります)。セルで %pip install --force-reinstall matplotlib-fontja を実行し、カーネルを再起動して、このノートブックのセルを上から実行しなおしてください。",
        "The course's Japanese font is missing (only pictures in Japanese need it). Run %pip install --force-reinstall matplotlib-fontja in a cell, restart the kernel, and run this notebook's cells from the top again.",
    ))  # fmt: skip


# ---- a panel to try, and what is said around it


class Dial(Picture):
    """Letters of every kind that the course uses, and a pointer that follows the result, 0 to 10."""

    size, margins = (560, 170), (30, 40, 30, 8)

    def draw(self, axes):
        axes.set(xlim=(0, 10), ylim=(0, 1), yticks=[], xticks=range(11))
        axes.spines["left"].set_visible(False)
        letters = say("日本語 ABC 123", "letters ABC 123")
        axes.text(5, 0.8, letters + r"  $w_0 + \sum_i w_i x_i$  $\partial L / \partial w$", ha="center", fontsize=15)
        self.word = axes.text(5, 0.36, "", ha="center", fontsize=14)
        (self.pointer,) = axes.plot([], [], "v", ms=16, color=style.POSITIVE, clip_on=False)
        return [self.word, self.pointer]

    def update(self, values, result):
        at = as_number(result)
        self.pointer.set_data([at], [0.09])
        self.word.set_text(
            say("動いています。", "It moves.")
            if at >= 10
            else say("右の端まで動かしてください。", "Move me to the right end.")
        )

    def describe(self, values, result):
        return say(f"つまみは {as_number(result):g} にあります。", f"The slider stands at {as_number(result):g}.")


def _turn(n):
    return n


class Machine(Living):
    """What was found, a panel to try, and a way out where the page cannot load its stage."""

    def __init__(self):
        self.findings = findings()
        self.panel = panel(_turn, [Dial()], n=slider(0, 0, 10, 1, label=say("つまみ", "slider")), key="check_machine")
        self.panel.box.add_class("nblib-no-code")  # it would be the course's own, with names that no cell has
        self.plain = isinstance(self.panel.stage, PlainStage)
        self.lines = W.HTML()
        self.switch = W.Button()
        self.switch.on_click(lambda _button: self._switch())
        self.top = W.VBox([self.lines])
        self.bottom = W.VBox([self.switch])
        self.box = W.VBox([self.top, self.panel.box, self.bottom])
        self.box.add_class("nblib-panel")
        for part in (self.top, self.bottom):
            part.add_class("nblib-question")
        self.panel.stage.observe(lambda _change: self._tell(), "room")
        self._tell()
        self.live()

    def _tell(self, note=""):
        """Write what is known by now."""
        with LOCK:
            lines = [*self._found(), note or self._about_stage()]
            self.lines.value = "".join(map(as_paragraph, lines))
            show(self.bottom, self.plain or not self.panel.stage.room)
            self.switch.description = (
                say("図を普通の画像に切りかえる", "Switch to plain pictures")
                if not self.plain
                else say("もとの表示に戻す", "Switch back")
            )

    def _found(self):
        return [f"{right_mark() if finding.fine else '×'} {finding.words}" for finding in self.findings]

    def _about_stage(self):
        if self.plain:
            return say(
                "○ 図を普通の画像で表示しています。遅くなりますが、どのパネルも動きます。",
                "✓ Pictures are shown as plain images. That is slower, but every panel works.",
            )
        if self.panel.stage.room:
            return say("○ スライダーと図がつながっています。", "✓ Sliders and pictures are connected.")
        return say(
            "… 図がつながるのを待っています。数秒たってもこのままなら、下のボタンで図を普通の画像に切りかえてください。",
            "… Waiting for the picture. If this is still here after some seconds, switch to plain pictures with the button below.",
        )

    def _switch(self):
        self.plain = not self.plain
        plain_pictures(self.plain)
        self._tell(
            say(
                "○ 切りかえました。このセルと、図の出なかったセルを、もう一度実行してください。ほかの章でも、このまま使えます。",
                "✓ Switched. Run this cell again, and the cells that showed no picture. It holds for the other chapters, too.",
            )
        )

    def free(self):
        self.panel.close()

    def still(self):
        """The findings, and what to do where only these words are to be seen."""
        alone = say(
            "… この文しか見えず、つまみも図も出ないときは、メニューの Kernel → Restart Kernel を選び、もう一度実行してください。"
            "それでも出なければ、Jupyter を閉じて make course をやり直してください。",
            "… If these words are all that you see, without slider and picture, choose Kernel → Restart Kernel and run it again. "
            "If that does not help, close Jupyter and set up again with make course.",
        )
        return {**self.panel.still(), "text/plain": "\n".join([*self._found(), alone])}
