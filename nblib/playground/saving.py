"""The playground's state taken home and brought back: as a file beside the notebook."""

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.calls import called_as
from nblib.panels.display import Shown
from nblib.playground.playground import playground
from nblib.playground.state import State
from nblib.playground.state_file import read_state, write_state
from nblib.validation import in_short


@called_as("save(panel, 'mine.json')")
def save(panel, name):
    """Keep the state of a playground, weights included, in a file such as "mine.json" beside the notebook."""
    state = getattr(panel, "state", None)
    if not isinstance(state, State):
        raise CourseError(say(f"1番目には遊び場のパネルを渡します。{in_short(panel)} はそうではありません。",
                              f"The first thing is a playground's panel; {in_short(panel)} is none."))  # fmt: skip
    path = write_state(state, name)
    return Shown(
        say(f"{path.name} に保存しました(エポック {state.epoch})。", f"Kept in {path.name} (epoch {state.epoch}).")
    )


@called_as("load('mine.json')")
def load(name, own=None, hide=()):
    """Open the playground in the state that a file holds. own: the learner's own things that it names, by name."""
    return playground(**read_state(name, own).arguments(), hide=hide)
