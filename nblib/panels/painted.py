"""What a panel shows on its stage: the last frame that could be drawn, its words, and what there is to be told."""

from nblib.panels.experiment_errors import Undrawn, undrawn


class Painted:
    """The showing part of a panel: `told` is what its last move had to tell, `typed` what was typed beside a slider."""

    def paint(self, values):
        """The frame of the canvas as it stands; Undrawn says at which values there is none."""
        try:
            return self.canvas.png()
        except Exception as error:
            before = self._shown[0] if hasattr(self, "_shown") else {}
            moved = {name: value for name, value in values.items() if name not in self.followers.trails}
            raise Undrawn(undrawn(moved, before)) from error

    @property
    def message(self):
        """What stands under the picture."""
        return "\n".join(filter(None, [self.typed.sentence, self.told]))

    def picture(self):
        """What the stage shows, by the names of its traits."""
        return dict(frame=self._frame, words=self.words, width=self.canvas.width, height=self.canvas.height)

    def show(self):
        """Show what frame, words and message are now."""
        with self.stage.hold_sync():  # picture and words in one message
            for name, value in {**self.picture(), "message": self.message}.items():
                setattr(self.stage, name, value)

    def repaint(self):
        """Draw the same again, as the screen has changed, and show it."""
        try:
            self._frame = self.paint(self._shown[0])
        except Undrawn as trouble:
            self.told = str(trouble)
        self.show()
