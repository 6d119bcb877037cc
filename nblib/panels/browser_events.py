"""What the browser reports of a panel: how large its screen is, what was typed, what the pointer does."""

from nblib.panels.cells import LOCK


class Reports:
    """Listens to a panel's stage."""

    def __init__(self, panel):
        self.panel = panel

    def watch(self):
        """Listen from now on."""
        stage = self.panel.stage
        stage.observe(self._on_screen, ["scale", "room"])
        stage.observe(self._on_input, "input")
        stage.observe(self._on_typed, "typed")

    def _on_screen(self, _change):
        panel = self.panel
        with LOCK:
            if panel.closed:
                return
            stage, canvas = panel.stage, panel.canvas
            moved = stage.room and canvas.arrange(stage.room)
            if stage.scale != canvas.scale:
                canvas.set_scale(stage.scale)
                moved = True
            if moved:
                panel.repaint()

    def _on_typed(self, change):
        panel = self.panel
        with LOCK:
            if not panel.closed:
                panel.typed.hear(change["new"]["slider"], change["new"]["text"])
                panel.stage.message = panel.message

    def _on_input(self, change):
        panel = self.panel
        with LOCK:
            if not panel.closed:
                panel.put(panel.dragging.follow(change["new"], panel.values))
