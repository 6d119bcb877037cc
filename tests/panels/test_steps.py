"""The step slider and the field for an answer, without a browser."""

import asyncio

import ipywidgets as W
import pytest

from nblib.chapters.neuron.pictures import Line
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import answer, panel, playing, slider, steps, time_controls, trail
from nblib.panels.code_export import Writer
from tests.panels.test_rebuild import eval_cell


def lines(moment, guess, k):
    return lambda x: moment * x + k + (float(guess) if guess else 0)


def build():
    return panel(lines, [Line()], moment=steps(1, 0, 3), guess=answer(), k=slider(0.0))


def test_back_and_next_move_by_one_and_stop_at_the_ends():
    p = build()
    moment = p.controls["moment"]
    for button, expected in (
        (moment.on, 2),
        (moment.on, 3),
        (moment.on, 3),
        (moment.back, 2),
        *[(moment.back, n) for n in (1, 0, 0)],
    ):
        button.click()
        assert p.values["moment"] == moment.value == expected


def test_the_slider_stands_with_its_buttons_and_its_name():
    words.speak("en")
    moment = panel(lambda width: lambda x: width, [Line()], width=steps(1, 0, 3)).controls["width"]
    assert moment.shown.children == (moment, moment.back, moment.play, moment.on)
    assert (
        moment.description == words.word("width")
        and moment.back.description == "◀ back"
        and moment.on.description == "next ▶"
    )


def test_it_plays_to_the_end_and_then_from_the_beginning(monkeypatch):
    monkeypatch.setattr(time_controls, "SLOWEST", 0.01)
    monkeypatch.setattr(time_controls, "PERIOD", 0.01)
    monkeypatch.setattr(playing, "BREATH", 0.0)

    async def play():
        p = build()
        moment, seen = p.controls["moment"], []
        moment.observe(lambda change: seen.append(change["new"]), "value")
        for _ in range(2):
            moment.play.click()
            assert moment.playing and "止める" in moment.play.description
            while moment.playing:
                await asyncio.sleep(0.005)
            assert "再生" in moment.play.description
        moment.play.click()
        p.close()
        await asyncio.sleep(0.05)
        assert not moment.playing
        return seen

    assert asyncio.run(asyncio.wait_for(play(), 60))[:6] == [2, 3, 0, 1, 2, 3]


def test_an_answer_belongs_to_the_state_it_was_given_in():
    p = build()
    guess = p.controls["guess"]
    guess.value = "0.5"
    assert p.values["guess"] == "0.5" and "y = 0.50" in p.words
    frame = p.stage.frame
    p.controls["moment"].on.click()
    assert p.values["guess"] == "" and "y = 0.00" in p.words and p.stage.frame != frame
    guess.value = "0.25"
    p.controls["k"].value = 0.5
    assert p.values["guess"] == "" and "y = 0.50" in p.words


def test_emptying_an_answer_is_no_move_of_its_own():
    """One result for one move: the trail grows by one."""
    runs = []

    def counted(moment, guess):
        runs.append((moment, guess))
        return {"loss": moment}

    from nblib.chapters.diary.pictures import LossTrail

    p = panel(counted, [LossTrail(0.1)], moment=steps(1, 0, 3), guess=answer(), trail=trail("loss"))
    p.controls["guess"].value = "7"
    p.controls["moment"].value = 2
    assert runs == [(1, ""), (1, "7"), (2, "")] and len(p.values["trail"]) == 3


def test_both_can_be_written_as_code():
    p = build()
    p.controls["moment"].value = 2
    p.controls["guess"].value = "0.5"
    code = Writer(globals()).call(p)
    assert "moment=steps(2, 0, 3)" in code and "guess=answer('0.5')" in code
    copy = eval_cell(code, globals())
    assert copy.values == p.values and copy.words == p.words and copy.stage.frame == p.stage.frame


def test_closing_frees_every_widget():
    before = set(W.widget._instances)
    build().close()
    assert set(W.widget._instances) == before


def test_a_number_typed_beside_the_step_slider_is_told():
    p = build()
    p.stage.typed = {"control": list(p.controls)[0], "text": "99", "n": 1}
    assert "99" in p.stage.message and "3" in p.stage.message
    p.stage.typed = {"control": "k", "text": "5", "n": 2}
    assert "5" in p.stage.message and "1" in p.stage.message


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("wrong", "japanese", "english"),
    [((1.5, 0, 3), "整数", "whole numbers"), ((5, 0, 3), "範囲", "outside its range"), ((0, 3, 0), "動けません", "No slider"), (("a", 0, 3), "'a'", "'a'")],
)  # fmt: skip
def test_steps_that_cannot_be_are_told(wrong, japanese, english, language):
    words.speak(language)
    with pytest.raises(CourseError, match=japanese if language == "ja" else english):
        steps(*wrong)


def test_steps_of_five_go_by_five_and_are_written_so():
    def trained(step):
        return lambda x: step * x

    p = panel(trained, [Line()], step=steps(0, 0, 500, 5))
    step = p.controls["step"]
    step.on.click()
    step.on.click()
    assert p.values["step"] == 10 and step.period() == pytest.approx(8 / 100)
    p.put(dict(step=498))
    step.on.click()
    assert p.values["step"] == 500
    assert step.code("step", Writer({"steps": steps})).endswith("steps(500, 0, 500, 5)")


def test_many_steps_are_played_several_at_once():
    p = panel(lambda step: lambda x: step * x, [Line()], step=steps(0, 0, 300))
    step = p.controls["step"]
    step.tick()
    assert p.values["step"] == 3
    p.put(dict(step=299))
    step.tick()
    assert p.values["step"] == 300 and not step.playing


def test_a_pause_shorter_than_a_step_leaves_one_loop():
    async def play():
        moment = build().controls["moment"]
        for _press in range(3):  # play, pause, play
            moment.play.click()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert moment.playing
        return [task for task in asyncio.all_tasks() if "Playing.run" in repr(task)]

    assert len(asyncio.run(play())) == 1
