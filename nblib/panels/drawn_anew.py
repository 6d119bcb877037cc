"""What of a panel is drawn though nobody has moved anything: where its cell begins, for another page, and on paper."""

import base64
import contextlib

from nblib.errors import CourseError
from nblib.panels.cells import LOCK, left_behind
from nblib.panels.experiment import Undrawn, Values


class DrawnAnew:
    """How a panel begins, goes on on a page that has changed, and stands still in a saved notebook."""

    # ---- from one run of the cell to the next
    def _begin(self):
        """Draw for the first time: as the cell's last run left the panel, if it is the same, else as its controls were made."""
        left = left_behind(self.key)
        if left and left["start"] == self.start:
            self.render(left["values"])
            self.goals.reached |= left["reached"]
            with contextlib.suppress(CourseError):  # an experiment that was rewritten may not go so far
                return self._move_pictures(first=True)
            self.render(self.start)
        return self._move_pictures(first=True)

    def left(self):
        """What the next run of the cell takes over."""
        values = {name: value for name, value in self.values.items() if not self.controls[name].records}
        return dict(start=self.start, values=values, reached=self.goals.reached)

    # ---- on another page
    def _on_screen(self, _change):
        """The screen is denser or coarser now, or the page leaves more or less room: the same is drawn again."""
        with LOCK:
            if self.closed:
                return
            moved = self.stage.room and self.canvas.arrange(self.stage.room)
            moved = self.canvas.wear(self.stage.theme) or moved
            if self.stage.scale != self.canvas.scale:
                self.canvas.set_scale(self.stage.scale)
                moved = True
            if moved:
                self._repaint()

    def _repaint(self):
        """Paint what is shown anew, and tell it: another room may have another number of pictures."""
        try:
            self._frame = self._paint(self._shown[0])
            self.words = self._described(*self._shown)
        except Undrawn as trouble:
            self.told = str(trouble)
        self.show()

    # ---- in a saved notebook
    def still(self):
        """Picture and words by type: as they are now, but for what nobody can move in a saved notebook."""
        values, result = self._shown
        printed = Values({name: self.controls[name].printed(value) for name, value in values.items()})
        moved = any(printed[name] is not value for name, value in values.items())
        if moved:
            self.canvas.update(printed, result)
        told = self.canvas.describe(printed, result) if moved else self.words
        image = base64.b64encode(self.canvas.still()).decode()
        if moved:
            self.canvas.update(values, result, self._expected(values, result))
        return {"image/png": image, "text/plain": told}
