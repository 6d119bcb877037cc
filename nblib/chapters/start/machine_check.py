"""The check of the machine: versions, font, and whether sliders and pictures reach each other."""

import ipywidgets as W

from nblib.chapters.start.dial import Dial
from nblib.chapters.start.package_versions import findings
from nblib.language import right_mark, say
from nblib.panels.calls import called_as
from nblib.panels.cells import LOCK
from nblib.panels.controls import slider
from nblib.panels.display import Living, as_paragraph
from nblib.panels.panel import panel
from nblib.panels.stage import PlainStage, plain_pictures


@called_as("check_machine()")
def check_machine():
    """Look whether everything works here, and say what to do where it does not."""
    return Machine()


class Machine(Living):
    """What was found, a panel to try, and a way out where the page cannot load its stage."""

    def __init__(self):
        self.findings = findings()
        self.panel = panel(_turn, [Dial()], n=slider(0, 0, 10, 1, label=say("つまみ", "slider")))
        self.panel.rebuild.layout.display = "none"  # its code would be the course's own, with names that no cell has
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
            self.bottom.layout.display = "none" if self.panel.stage.room and not self.plain else None
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


def _turn(n):
    return n
