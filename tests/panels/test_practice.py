"""An exercise in the notebook: whatever the answer asks of Jupyter, the kernel stays."""

import pytest

from nblib.chapters.neuron import ask
from nblib.panels import cells, check


@pytest.mark.parametrize("leave", ["exit", "quit"])
def test_exit_in_an_answer_leaves_the_kernel_as_it_is(monkeypatch, leave):
    """IPython's exit() asks its shell to end; afterwards the shell is as it was."""
    ended = []

    class Shell:
        def ask_exit(self):
            ended.append(True)

        def ask_exit_now(self):
            self.ask_exit()

    shell = Shell()
    monkeypatch.setattr(cells, "get_ipython", lambda: shell)
    names = {leave: shell.ask_exit_now}
    made = check(ask.write_verdict, lambda y: names[leave]())
    assert "exit() は要りません" in made.review.words and not ended
    names[leave]()
    assert ended == [True]


@pytest.mark.parametrize(
    "answer, look",
    [(lambda y: y > 0, "nblib-passed"), (lambda y: y < 0, "nblib-missed"), (lambda y: ..., "nblib-unbegun")],
)
def test_right_wrong_and_not_begun_look_different(answer, look):
    looks = {"nblib-passed", "nblib-missed", "nblib-unbegun"}
    assert looks & set(check(ask.write_verdict, answer).box._dom_classes) == {look}
