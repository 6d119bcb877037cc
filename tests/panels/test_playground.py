"""The playground without a browser: its controls, what follows what, its code, its clock."""

import asyncio
import functools

import ipywidgets as W
import numpy as np
import pytest

from nblib.errors import CourseError
from nblib.language import words
from nblib.maths.activations.activation import own
from nblib.panels import panel, player, slider
from nblib.panels.cells import LOCK
from nblib.panels.code_export import Writer
from nblib.panels.control import Held
from nblib.playground import playground
from nblib.playground.call_export import PlaygroundWriter
from nblib.playground.face import AHEAD
from nblib.playground.next_state import settings_of
from nblib.playground.settings import Settings
from nblib.playground.training_curves import TrainingCurves
from nblib.playground.training_session import start
from nblib.playground.training_snapshot import is_better_than_luck
from tests import chapters

SMALL = dict(points=50, batch=20)


def put(made, **values):
    """Move controls one after another, as a learner would."""
    for name, value in values.items():
        made.controls[name].value = value
    return made


def theta_of(made):
    return made.result["network"][1]


def paste(made, **names):
    """The panel that its code opens in a new cell."""
    return chapters.run_cell(PlaygroundWriter(names).call(made), dict(names), "a new cell")


# ---- opening


def test_it_opens_with_the_settings_that_are_given():
    made = playground(data="XOR", widths=(3, 2, 5), activations=("ReLU", "tanh", "sine"), rate=0.007, seed=99, **SMALL)
    given = Settings(data="XOR", widths=(3, 2, 5), activations=("ReLU", "tanh", "sine"), rate=0.007, seed=99, **SMALL)
    assert made.settings == given and (theta_of(made) == start(given).start).all()
    assert "2-3-2-5-1" in made.words


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (dict(colour="red"), "colour"),
        (dict(data="sphere"), "sphere"),
        (dict(rate="fast"), "fast"),
        (dict(rate=-1), "-1"),
        (dict(noise=7), "7"),
        (dict(optimizer="SGD"), "SGD"),
        (dict(features=("x9",)), "x9"),
        (dict(features=()), "1"),
        (dict(theta=[1, 2, 3]), "3"),
        (dict(theta=[np.nan] * 25), "nan"),
        (dict(hide=["everything"]), "everything"),
        (dict(own={"f": np.sin}), "own(f)"),
        (dict(own={"f": max}), "own(f)"),
        (dict(widths=(4,) * 5, activations=("tanh",) * 5), "5"),
        (dict(widths=(4, 2), activations=("tanh",)), "activations"),
        (dict(epoch=-3), "-3"),
        (dict(pace=0), "0"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_cannot_be_opened_is_told(wrong, told, language):
    words.speak(language)
    with pytest.raises(CourseError) as caught:
        playground(**wrong)
    assert told in str(caught.value) or wrong == dict(features=())


DEEP = dict(widths=(3, 3, 3, 3), activations=("tanh",) * 4, l1=0.001, l2=0.001)
OTHER = dict(
    **dict(
        data="moons", points=100, noise=0.4, train_fraction=0.3, seed=1, features=("x1",), depth=2, scheme="orthogonal"
    ),
    **{f"width{i}": 5 for i in range(1, 5)} | {f"activation{i}": "ReLU" for i in range(1, 5)},
    **dict(loss="Huber loss", optimizer="GD", rate=0.3, schedule="warm-up", batch=5, l1=0.1, l2=0.1),
    **dict(
        across="x2",
        up="x1",
        show_test=True,
        sharp=True,
        weight=3,
        added=((0.5, -0.5, 1.0),),
        epoch=5,
        start=(2, (0.1,) * 49),
    ),
)


@pytest.mark.parametrize("name", OTHER)
def test_every_control_matters(name):
    """Moved at epoch 3, and seen one epoch later, as some only say how to go on."""
    made = put(playground(**DEEP, **SMALL), epoch=3)
    put(made, **{name: OTHER[name]})
    assert made.stage.message == "" and made.values[name] == OTHER[name]
    assert an_epoch_later(made) != with_nothing_moved()


def an_epoch_later(made):
    """The picture after one more epoch."""
    made.controls["epoch"].move(1)
    return made.stage.frame


@functools.cache
def with_nothing_moved():
    """The picture at epoch 4 of the playground as it was opened."""
    return an_epoch_later(put(playground(**DEEP, **SMALL), epoch=3))


def test_no_control_was_forgotten():
    assert OTHER.keys() == playground(**SMALL).controls.keys()


# ---- training


def test_the_epoch_is_a_control_and_going_back_is_exact():
    made = playground(**SMALL)
    thetas = {}
    for epoch in (0, 5, 20):
        put(made, epoch=epoch)
        thetas[epoch] = theta_of(made).copy()
        assert f"エポック {epoch}:" in made.words
    put(made, epoch=5)
    assert (theta_of(made) == thetas[5]).all()
    clock = made.controls["epoch"]
    clock.back.click()
    assert clock.value == 4
    clock.on.click()
    assert clock.value == 5 and (theta_of(made) == thetas[5]).all()
    clock.reset.click()
    assert clock.value == 0 and (theta_of(made) == thetas[0]).all()


def test_going_back_ends_where_history_ends():
    made = playground(points=20, batch=20)
    clock = made.controls["epoch"]
    put(made, epoch=450)
    assert clock.min == 50
    clock.move(-1000)
    assert clock.value == 50
    clock.restart()
    assert clock.value == 0 == clock.min


def test_other_data_or_another_network_begins_anew():
    for name, value in dict(data="moons", points=100, noise=0.3, seed=4, depth=1, width1=7, activation2="ReLU").items():
        made = put(playground(**SMALL), epoch=10)
        put(made, **{name: value})
        assert made.controls["epoch"].value == 0 and made.values["start"] is None, name
        assert (theta_of(made) == start(made.settings).start).all()


def test_another_way_to_train_goes_on_from_here():
    for name, value in dict(rate=0.3, optimizer="GD", batch=5, l2=0.1, loss="squared error", schedule="cosine").items():
        made = put(playground(**SMALL), epoch=10)
        before = theta_of(made).copy()
        put(made, **{name: value})
        assert made.controls["epoch"].value == 10 and (theta_of(made) == before).all(), name
        put(made, epoch=12)
        assert (theta_of(made) == start(made.settings, theta=before, epoch=10).at(12)).all(), (
            "from here by the new rule"
        )
    made = put(playground(**SMALL), rate=0.3)
    assert made.values["start"] is None, "nothing was trained yet, so nothing is gone"


def test_a_view_changes_nothing_of_the_training():
    made = put(playground(**SMALL), epoch=10)
    put(made, show_test=True, sharp=True, across="x2", up="x1", weight=3)
    assert made.controls["epoch"].value == 10 and made.values["start"] is None
    assert "x2 と x1 の地図" in made.words


# ---- editing


def test_a_weight_is_edited_by_name_and_number():
    made = put(playground(**SMALL), epoch=10, weight=6)
    before, field = theta_of(made).copy(), made.controls["start"].field
    assert field.value == round(before[6], 4)
    field.value = -1.25
    assert theta_of(made)[6] == -1.25 and (np.delete(theta_of(made), 6) == np.delete(before, 6)).all()
    assert made.controls["epoch"].value == 10
    assert made.stage.frame and "-1.25" in made.canvas.pictures[0].label.get_text()
    put(made, epoch=11)
    assert theta_of(made)[6] != -1.25, "training goes on from there"
    put(made, epoch=10)
    assert theta_of(made)[6] == -1.25
    made.controls["epoch"].reset.click()
    assert made.values["start"] is None and (theta_of(made) == start(made.settings).start).all()


def test_a_number_typed_while_it_plays_counts_from_that_moment():
    made = put(playground(**SMALL), epoch=10)
    made.controls["epoch"].playing = True
    put(made, epoch=25)
    made.controls["start"].field.value = 7.5
    assert made.values["epoch"] == 25 and made.values["start"][0] == 25 and theta_of(made)[0] == 7.5


def test_parameters_are_named_in_the_order_of_theta():
    made = playground(features=("x1", "x2²"), widths=(2,), activations=("tanh",), **SMALL)
    names = [name for name, _ in made.controls["weight"].options]
    bias = [f"{neuron} のバイアス" for neuron in ("h1.1", "h1.2")]
    assert names == [
        *bias,
        "x1 → h1.1",
        "x1 → h1.2",
        "x2² → h1.1",
        "x2² → h1.2",
        "出力 のバイアス",
        "h1.1 → 出力",
        "h1.2 → 出力",
    ]
    made.controls["weight"].value = 4
    before = made.result["maps"][1].copy()
    made.controls["start"].field.value = 9.0
    changed = [(a != b).any() for a, b in zip(before, made.result["maps"][1], strict=True)]
    assert changed == [True, False], "x2² → h1.1 moves the first neuron alone"


def ask(made, **gesture):
    """What the page asks for when the learner's hands have done something."""
    made.stage.asked = dict(n=made.stage.heard + 1, gestures=[gesture])
    assert made.stage.heard == made.stage.asked["n"]


def test_a_touch_marks_a_parameter_and_a_pull_changes_it():
    made = put(playground(**SMALL), epoch=10)
    before = theta_of(made).copy()
    ask(made, do="mark", parameter=7)
    assert made.values["weight"] == 7 and (theta_of(made) == before).all()
    for value in (0.5, 0.52, -1.7):
        ask(made, do="parameter", parameter=12, value=value)
    assert made.values["weight"] == 12 and theta_of(made)[12] == -1.7 and made.values["epoch"] == 10
    assert (np.delete(theta_of(made), 12) == np.delete(before, 12)).all()


def test_several_gestures_are_one_picture():
    made = playground(**SMALL)
    more = [dict(do="neurons", layer=1, by=1)] * 2 + [dict(do="set", name="rate", value=0.1), dict(do="layers", by=-1)]
    made.stage.asked = dict(n=5, gestures=more)
    assert "2-6-1" in made.words and made.values["rate"] == 0.1 and made.stage.heard == 5
    assert made.controls["rate"].value == 0.1 and made.controls["width1"].value == 6, "controls stand where it stands"


def test_a_gesture_that_cannot_be_is_told_and_the_page_goes_on():
    made = playground(**SMALL)
    ask(made, do="set", name="rate", value="fast")
    assert "fast" in made.stage.message and made.values["rate"] == 0.03
    ask(made, do="input", name="x1")
    ask(made, do="input", name="x2")
    assert made.values["features"] == ("x2",), "the last input stays"


def test_hands_cannot_touch_what_is_hidden():
    made = playground(hide=["data", "weight", "start", "epoch", "widths"], **SMALL)
    before = made.values
    ask(made, do="set", name="data", value="moons")
    ask(made, do="parameter", parameter=3, value=2.0)
    ask(made, do="neurons", layer=1, by=1)
    ask(made, do="play")
    assert made.values == before and {"hands", "points"} <= set(made.stage.hides) and not made.stage.clock


def test_a_point_of_ones_own_is_trained_on_from_here():
    made = put(playground(**SMALL), epoch=10)
    before, count = theta_of(made).copy(), len(made.result["points"].X)
    ask(made, do="add", place=[1.0, -2.0], answer=1)
    assert made.values["epoch"] == 10 and (theta_of(made) == before).all()
    assert len(made.result["points"].X) == count + 1 and (made.result["points"].X[-1] == (1, -2)).all()
    assert "added=((1.0, -2.0, 1.0),)" in made.code() and paste(made).words == made.words
    ask(made, do="take", number=0)
    assert len(made.result["points"].X) == count
    ask(made, do="add", place=[1.0, -2.0], answer=0)
    put(made, data="moons")
    assert made.values["added"] == (), "they belong to the data that they were added to"


# ---- controls that follow


def test_the_diary_has_three_columns_and_offers_them():
    made = put(playground(**SMALL), data="diary")
    assert made.values["features"] == ("x1", "x2", "x3") and "3-4-2-1" in made.words
    put(made, across="x3", features=("x1", "x3"))
    assert "x3 と x2" in made.words and "2-4-2-1" in made.words
    put(made, data="circle")
    assert made.values["features"] == ("x1", "x2") and made.values["across"] == "x1" and made.stage.message == ""


def test_without_inputs_a_sentence_says_what_to_do_and_the_picture_stays():
    made = playground(**SMALL)
    frame = made.stage.frame
    put(made, features=())
    assert "入力を1つ以上" in made.stage.message and made.stage.frame == frame
    put(made, features=("x1",))
    assert made.stage.message == "" and "1-4-2-1" in made.words


def test_only_the_layers_that_there_are_have_controls_to_be_seen():
    made = put(playground(**SMALL), depth=3)
    shown = [made.controls[f"width{i}"].layout.display for i in range(1, 5)]
    assert shown == ["", "", "", "none"]


def test_divergence_is_told_and_the_last_finite_numbers_stay():
    made = put(playground(optimizer="GD", rate=10.0, loss="squared error", **SMALL), epoch=200)
    assert "発散" in made.stage.message and np.isfinite(theta_of(made)).all()
    assert made.controls["epoch"].value == made.result["epoch"] < 200
    words.speak("en")
    made = put(playground(optimizer="GD", rate=10.0, loss="squared error", **SMALL), epoch=200)
    assert "diverged" in made.stage.message
    put(made, rate=0.001, epoch=0)
    assert "diverged" not in made.stage.message


def test_a_learners_activation_that_fails_is_told():
    def picky(z):
        if np.abs(z).max() > 1.5:
            raise ValueError("too large for me")
        return z

    made = playground(own={"picky": own(picky)}, **SMALL)
    put(made, activation1="picky", epoch=30)
    assert "too large for me" in made.stage.message
    put(made, activation1="tanh")
    assert made.stage.message == ""


# ---- hiding


def test_what_is_hidden_has_no_widget_but_keeps_its_value():
    made = playground(
        hide=["widths", "noise", "optimizer", "weight", "start"], widths=(5,), activations=("ReLU",), **SMALL
    )
    assert isinstance(made.controls["width1"], Held) and made.values["width1"] == 5
    assert "2-5-1" in made.words
    assert "hands" in made.stage.hides, "nothing to drag where the chosen weight is hidden"
    put(made, epoch=3)
    put(made, rate=0.1)
    assert made.values["start"][0] == 3
    put(made, data="diary", width1=2)
    assert "3-2-1" in made.words and made.stage.message == ""


def test_a_heading_without_controls_is_not_there():
    def headings(**more):
        return [button.description for button in playground(**SMALL, **more).box.children[1].headings]

    assert headings() == ["▸ データ", "▸ ネットワーク", "▸ 訓練", "▸ 重みを変える", "▸ 図", "▸ ファイル"]
    assert headings(hide=["weight", "start", "across", "up", "show_test", "sharp", "file"]) == [
        "▸ データ",
        "▸ ネットワーク",
        "▸ 訓練",
    ]


def test_pictures_can_be_hidden_too():
    made = playground(hide=["curves", "gradients"], **SMALL)
    assert len(made.canvas.pictures) == 2 and "損失" not in made.words
    put(made, epoch=2)
    assert made.stage.message == "" and paste(made).words == made.words
    with pytest.raises(CourseError, match="1つ以上"):
        playground(hide=["network", "map", "curves", "gradients"], **SMALL)


def test_headings_open_one_group_at_a_time():
    groups = playground(**SMALL).box.children[1]
    groups.headings[1].click()
    groups.headings[2].click()
    assert [box.layout.display for box in groups.boxes] == ["none", "none", "", "none", "none", "none"]
    groups.headings[2].click()
    assert {box.layout.display for box in groups.boxes} == {"none"}


# ---- as code


def signs(gradient, theta, rate=0.1):
    while True:
        yield theta
        theta = theta - rate * np.sign(gradient(theta))


MINE = dict(wave=own(np.sin), signs=signs)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_code_opens_the_same_numbers_to_the_last_digit(language):
    words.speak(language)
    made = playground(data="moons", widths=(3,), activations=("sine",), weight=2, **SMALL)
    put(made, epoch=25, rate=0.1, l1=0.001)
    made.controls["start"].field.value = 0.123456789
    put(made, epoch=40, show_test=True)
    copy = paste(made)
    assert PlaygroundWriter({}).call(made).startswith("from nblib.playground import playground\n")
    assert (theta_of(copy) == theta_of(made)).all() and copy.words == made.words
    assert copy.settings == made.settings and copy.values["epoch"] == 40 and copy.values["show_test"] == 1
    assert paste(copy).code() == made.code()


def test_the_code_holds_only_what_differs():
    assert playground().code() == "playground()"
    assert playground(seed=3, noise=0.2).code() == "playground(\n    noise=0.2,\n    seed=3,\n)"


def test_the_learners_own_things_are_named_in_the_code():
    made = playground(own=MINE, optimizer="signs", widths=(2,), activations=("wave",), **SMALL)
    assert "own=MINE" in made.code() and "optimizer='signs'" in made.code()
    put(made, epoch=2)
    copy = paste(made, MINE=MINE)
    assert (theta_of(copy) == theta_of(made)).all()


def test_own_data_arrays_are_taken():
    rng = np.random.default_rng(0)
    X = rng.normal(0, 1, (40, 3))
    made = playground(data="mine", own={"mine": (X, (X[:, :1] > 0).astype(float))}, features=("x1", "x3"))
    put(made, epoch=5)
    assert "20個の訓練データ" in made.words and made.stage.message == ""


# ---- the clock


def test_what_luck_gives_is_not_praised():
    made = playground(data="circle", epoch=0)
    assert made.stage.verdict["good"] is False, "half of the points are right before anything is learnt"
    put(made, epoch=200)
    assert made.result["accuracies"][1] > 0.9 and made.stage.verdict["good"] is True
    assert "%" in made.stage.verdict["text"]


@pytest.mark.parametrize(
    "ones, points, least", [(50, 100, 0.61), (20, 100, 0.89), (200, 400, 0.56), (2, 4, 1.01), (100, 100, 1.01)]
)
def test_more_than_luck_is_more_than_the_commoner_answer_and_two_standard_errors(ones, points, least):
    T = (np.arange(points) < ones)[:, np.newaxis].astype(float)
    assert not is_better_than_luck(least - 0.02, T) and is_better_than_luck(least, T)


def test_luck_is_what_pure_guesses_and_one_answer_for_all_come_to():
    """Of many that guess, few are taken for more; of those that always give the commoner answer, none."""
    rng = np.random.default_rng(0)
    T = (rng.random((125, 1)) < 0.5).astype(float)
    guesses = [np.mean((rng.random(T.shape) < 0.5) == (T > 0.5)) for _ in range(400)]
    assert np.mean([is_better_than_luck(right, T) for right in guesses]) < 0.05
    assert not is_better_than_luck(max(np.mean(T), 1 - np.mean(T)), T)


def test_a_point_that_was_outside_is_told_of_no_longer_once_it_is_gone():
    X = np.vstack([np.random.default_rng(0).uniform(0, 1, (99, 2)), [[9.0, 9.0]]])
    far = X, (X[:, :1] > 5).astype(float)
    words.speak("en")
    made = playground(data="far", own={"far": far}, train_fraction=0.9)
    made.still()  # the twin on paper: the map's only point with a 1 lies outside of it
    made.canvas.update(*made._shown)
    assert "A point lies outside this picture." in made.canvas.describe(*made._shown)
    put(made, data="circle")
    assert "outside" not in made.stage.words


def test_it_plays_pauses_and_ends_with_the_panel():
    async def play():
        made = playground(points=20, batch=20, pace=3)
        clock = made.controls["epoch"]
        clock.play.click()
        assert clock.playing and "止める" in clock.play.description
        while clock.value < 9:
            await asyncio.sleep(0.01)
        clock.play.click()
        stood = clock.value
        await asyncio.sleep(0.3)
        assert clock.value == stood and stood % 3 == 0 and not clock.playing
        clock.play.click()
        await asyncio.sleep(0.1)
        made.controls["rate"].value = 0.1
        assert clock.playing, "a move of another control does not stop it"
        made.close()
        await asyncio.sleep(0.3)
        assert not clock.playing and not [task for task in asyncio.all_tasks() if "Epochs.run" in repr(task)]
        return made

    assert "エポック" in repr(asyncio.run(asyncio.wait_for(play(), 60)))


def test_divergence_stops_the_play():
    async def play():
        made = playground(optimizer="GD", rate=10.0, loss="squared error", pace=50, **SMALL)
        clock = made.controls["epoch"]
        clock.play.click()
        while clock.playing:
            await asyncio.sleep(0.01)
        return made

    made = asyncio.run(asyncio.wait_for(play(), 60))
    assert "発散" in made.stage.message


def test_a_failure_on_other_data_stops_the_play_and_is_told():
    """Nothing is known then of the new network's parameters, so that no number can be shown."""

    def broken(z):
        raise ValueError("broken")

    async def play():
        made = playground(own={"broken": own(broken)}, **SMALL)
        clock = made.controls["epoch"]
        clock.play.click()
        while clock.value < 10:
            await asyncio.sleep(0.01)
        made.controls["activation1"].value = "broken"
        assert "broken" in made.stage.message and not clock.playing
        made.controls["rate"].value = 0.3
        made.controls["activation1"].value = "tanh"
        assert made.stage.message == "" and made.state.epoch == 0
        return made

    asyncio.run(asyncio.wait_for(play(), 60))


def test_others_have_their_turn_while_it_plays():
    async def play():
        made, turns = playground(points=20, batch=20, pace=1), 0
        clock = made.controls["epoch"]
        clock.start()
        while clock.value < 10:
            await asyncio.sleep(0)
            turns += 1
            with LOCK:
                pass
        made.close()
        return turns

    assert asyncio.run(asyncio.wait_for(play(), 60)) > 100


def test_a_page_that_does_not_keep_up_is_spared_pictures_and_training_goes_on():
    """The page stands for a slow line: it tells of what it has drawn only when the test has it do so."""

    async def play():
        made = playground(points=20, batch=20, pace=1)
        clock, face = made.controls["epoch"], made.stage
        training = made.experiment.started(made.settings, made.values["start"])[0]
        face.drawn = face.sent
        clock.start()
        while training.last < 5 * AHEAD:
            await asyncio.sleep(0.01)
        assert face.sent == face.drawn + AHEAD and clock.value == AHEAD == made.result["epoch"]
        face.drawn = face.sent
        while clock.value == AHEAD:
            await asyncio.sleep(0.01)
        assert clock.value >= 5 * AHEAD, "the next picture shows how far training has come"
        while face.keeps_up() or training.last < clock.value + AHEAD:
            await asyncio.sleep(0.01)
        clock.pause()
        while not clock._task.done():
            await asyncio.sleep(0.01)
        assert 0 <= training.last - clock.value <= 1 and made.result["epoch"] == clock.value, "so does a pause"
        made.close()

    asyncio.run(asyncio.wait_for(play(), 60))


def test_a_picture_while_it_plays_is_one_message(monkeypatch):
    sent = []
    monkeypatch.setattr(W.Widget, "_send", lambda self, *_message, **_buffers: sent.append(self))
    made = playground(points=20, batch=20)
    made.controls["epoch"].playing = True
    sent.clear()
    for _ in range(8):
        made.controls["epoch"].move(5)
    assert sent == [made.stage] * 8, "of the clock, which the page draws itself, nothing goes out besides"
    made.controls["epoch"].send_state()
    assert sent[-1] is made.controls["epoch"], "but a page that is loaded anew is answered"


def test_ordinary_widgets_are_told_of_the_clock(monkeypatch):
    monkeypatch.setattr("nblib.playground.face_panel.is_plain", lambda: True)
    made, sent = playground(points=20, batch=20), []
    monkeypatch.setattr(W.Widget, "_send", lambda self, *_message, **_buffers: sent.append(self))
    made.controls["epoch"].move(5)
    assert made.controls["epoch"] in sent


def test_without_a_loop_there_are_steps_alone():
    made = playground(**SMALL)
    made.controls["epoch"].play.click()
    assert not made.controls["epoch"].playing
    made.controls["epoch"].on.click()
    assert made.values["epoch"] == 1


def learn(w, epoch):
    return dict(curve=([0, 1], [w, 0.5], [w, 0.6]), losses=(0.5, 0.6), epoch=epoch, earliest=0, last=epoch)


def test_a_player_in_any_panel_begins_anew_when_something_moves():
    made = panel(learn, [TrainingCurves()], epoch=player(), w=slider(0.5))
    put(made, epoch=7)
    assert "エポック 7" in made.words
    put(made, w=0.6)
    assert made.values["epoch"] == 0
    put(made, epoch=4)
    code = Writer(globals()).call(made)
    assert "epoch=player(4, 5)" in code
    assert chapters.run_cell(code, globals(), "a new cell").values == made.values


def test_values_stand_for_settings():
    values = playground(**SMALL).values
    assert settings_of({**values, "depth": 1, "width1": 6}).widths == (6,)
