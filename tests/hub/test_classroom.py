"""What plays a class in benchmarks/classroom: it finds the panels, compares with fresh ones, and counts answers, without a hub."""

import asyncio
from types import SimpleNamespace

import pytest

from benchmarks.classroom import learner, voting
from benchmarks.classroom.kernel import Failed
from benchmarks.classroom.panel import Panel, Seen, below, stages
from benchmarks.classroom.report import Stage
from tests.hub.test_votes import TEACHER, Running
from tests.hub.votes_service import PREFIX, service

CELL = dict(id="01_neuron-05", source=["panel(", "...)"])


class Kernel:
    """A kernel with two cards: one only asks, as chapters begin with one; the other has a panel, and keeps what was moved."""

    def __init__(self, keeps=()):
        self.keeps, self.cells, self.frames = keeps, [], {}
        self.models = {"asks": dict(_model_name="VBoxModel", children=["IPY_MODEL_option"])}
        self.models["option"] = dict(_model_name="ButtonModel", description="A  yes")

    async def run(self, _code, cell_id):
        """Show the panel: as it was left, if the cell is one of those that keep it."""
        self.cells.append(cell_id)
        name, value = f"panel{len(self.cells)}", -1.0 if cell_id in self.keeps else 0.4
        parts = [f"{name} {part}" for part in ("option", "stage", "slider")]
        self.models[name] = dict(_model_name="VBoxModel", children=[f"IPY_MODEL_{part}" for part in parts])
        states = self.models["option"], dict(_model_name="StageModel", frame=b"", words=""), dict(value=value, step=0.1)
        self.models |= {part: dict(_model_name="FloatSliderModel") | state for part, state in zip(parts, states)}  # noqa: B905
        return [name]

    async def click(self, _button):
        """Answer the question."""

    async def put(self, model, **state):
        """Move a slider: the picture shows where it stands."""
        self.models[model].update(state)
        if "value" in state:
            self.models[model.replace("slider", "stage")].update(frame=b"%.1f" % state["value"], words=str(state))
        self.frames["message"] = 0.0
        return "message"


def first_panel(kernel):
    """The panel as the notebook's own cell shows it."""
    return Panel(kernel, asyncio.run(kernel.run("", CELL["id"]))[0])


def test_a_card_that_only_asks_is_passed_over():
    kernel = Kernel()
    panel = first_panel(kernel)
    assert stages(kernel, below(kernel, "asks")) == []
    assert stages(kernel, below(kernel, "panel1")) == [panel.stage] == ["panel1 stage"]
    assert panel.sliders == ["panel1 slider"]


def test_pictures_are_compared_with_those_of_fresh_panels():
    """A cell that runs again takes over what was moved in it, so each place has a cell of its own."""
    kernel = Kernel(keeps=[CELL["id"]])
    first = SimpleNamespace(kernel=kernel, at_first=[0.4])
    fresh = asyncio.run(learner.fresh(first, CELL, "another cell"))
    asyncio.run(fresh.press(0, 0.9))
    assert fresh.seen == Seen(b"0.9", "{'value': 0.9}", [0.9])
    with pytest.raises(Failed, match=r"begins at \[-1.0\], the first one at \[0.4\]"):
        asyncio.run(learner.fresh(first, CELL, CELL["id"]))


def test_each_true_picture_has_a_cell_of_its_own(monkeypatch):
    kernel, player = Kernel(), learner.Learner(None, "teacher")
    monkeypatch.setattr(learner, "WEIGHTS", 1)
    monkeypatch.setattr(Panel, "values", lambda panel, slider, end: [end])
    player.panels["01_neuron"], player.cells["01_neuron"] = first_panel(kernel), CELL
    true = asyncio.run(player.true_pictures())
    assert {place: seen.places for place, seen in true.items()} == {("01_neuron", 0, v): [v] for v in (0, 1, 0.4, 0.5)}
    assert len(set(kernel.cells)) == len(kernel.cells) == 1 + len(true)


TRUE = Seen(b"picture", "the sum is 0.4", [0.4, 0.6])
UNLIKE = {
    "": TRUE,
    "its sliders stand at [0.4, 0.5], those of a fresh panel at [0.4, 0.6]": Seen(b"other", "any", [0.4, 0.5]),
    "it says 'the sum is 0.5', a fresh panel 'the sum is 0.4'": TRUE._replace(picture=b"other", words="the sum is 0.5"),
    "the words are the same, the picture is another: 5 bytes, not 7": TRUE._replace(picture=b"other"),
}


@pytest.mark.parametrize("told", UNLIKE)
def test_a_failure_says_what_was_seen(told):
    assert UNLIKE[told].unlike(TRUE) == told


# ---- the votes
def ballots(monkeypatch, tokens):
    """What comes of it when whoever has these tokens answers at the same moment."""
    module = service(monkeypatch)

    async def story():
        async with Running(module, module.Lesson()) as votes:
            options = [dict(key=option, text=option) for option in voting.OPTIONS]
            lesson = dict(questions=[dict(key=voting.QUESTION, title="today", ask="today", options=options)])
            made = voting.Ballots(SimpleNamespace(address=votes.address.removesuffix(PREFIX)), TEACHER, lesson)
            made.tokens = tokens
            return await made.all_at_once([])

    return asyncio.run(story())


def cells(votes):
    """What the report says of them."""
    return Stage(0, 0, None, None, 0, [], [], votes).vote_cells()


def test_forty_answers_are_timed_and_counted_once_each(monkeypatch):
    votes = ballots(monkeypatch, [f"t-{i}" for i in range(40)])
    assert (len(votes.seconds), votes.counted, votes.failures) == (40, 40, [])
    assert votes.seconds == sorted(votes.seconds) and votes.seconds[0] > 0
    given, by_kernel, *_times, counted, failed = cells(votes)
    assert (given, by_kernel, counted, failed) == ("40", "0", "40/40", "0")


def test_an_answer_that_is_not_counted_is_a_failure(monkeypatch):
    monkeypatch.setattr(voting, "PATIENCE", 3)
    votes = ballots(monkeypatch, ["t-0", "t-1", "t-0"])  # the same learner twice
    assert votes.counted == 2 and len(votes.failures) == 1 and "counted" in votes.failures[0]
    assert cells(votes)[-2:] == ("2/3", "1")


def test_an_answer_that_is_refused_is_a_failure(monkeypatch):
    monkeypatch.setattr(voting, "PATIENCE", 3)
    votes = ballots(monkeypatch, ["t-0", "t-nobody"])
    assert votes.counted == 1 and "403" in votes.failures[0] and cells(votes)[-2:] == ("1/2", "1")
