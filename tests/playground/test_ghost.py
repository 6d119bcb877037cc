"""What a wrong belief expects of a playground: told once, drawn over map and curves, said in words, hidden and brought back."""

import numpy as np
import pytest

from nblib.language import words
from nblib.panels import front, predict
from nblib.panels.display import plain
from nblib.playground import ask, playground, wire
from tests.panels.test_page_scripts import told

SMALL = dict(data="circle", noise=0.0, points=60, widths=(), activations=())
ZEROS = dict(data="circle", noise=0.0, points=60, scheme="zeros")


def explained(question, option, **settings):
    """The prediction once this option has been chosen and the answers are explained."""
    made = predict(question, playground(**settings))
    made.choose([each.key for each in question.options].index(option))
    made.explain()
    return made


def ring(made):
    return np.frombuffer(made.panel.stage.ghost["boundary"], "f4").reshape(-1, 2)


# ---- what is sent
def test_places_are_parts_of_the_map_and_gaps_stay_gaps():
    sent = wire.ghost(dict(boundary=([-3, 0, np.nan, 3], [3, 0, np.nan, -3])), (-3, 3))
    places = np.frombuffer(sent["boundary"], "f4").reshape(-1, 2)
    np.testing.assert_allclose(places, [[0, 1], [0.5, 0.5], [np.nan, np.nan], [1, 0]])
    assert list(sent) == ["boundary"] and wire.ghost(None, (-3, 3)) == {}
    curve = wire.ghost(dict(losses=([0, 3], [0.7, 0.1])), (-3, 3))["losses"]
    np.testing.assert_allclose(np.frombuffer(curve, "f4").reshape(2, -1), [[0, 3], [0.7, 0.1]], rtol=1e-6)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_ghost_comes_with_the_explanation_in_picture_and_words(language):
    words.speak(language)
    made = predict(ask.circle_alone, playground(**SMALL))
    made.choose(0)
    text = plain(ask.circle_alone.beliefs["nearly_all"].text)
    assert made.panel.stage.ghost == {} and text not in made.panel.stage.words
    made.explain()
    assert made.panel.stage.words.endswith(text) and text in made.answers.value
    distance = np.hypot(*(ring(made) - 0.5).T) * 6
    assert np.ptp(distance) < 0.6 and 1 < distance.mean() < 1.5, "between disc and ring"


def test_the_right_answer_and_options_without_a_belief_have_none():
    for option in ("less_than_most", "most"):
        made = explained(ask.circle_alone, option, **SMALL)
        assert made.panel.stage.ghost == {} and made.ghost.layout.display == "none"


def test_it_is_hidden_and_brought_back():
    made = explained(ask.circle_alone, "nearly_all", **SMALL)
    text, before = plain(ask.circle_alone.beliefs["nearly_all"].text), made.panel.stage.ghost
    made.ghost.click()
    assert made.panel.stage.ghost == {} and text not in made.panel.stage.words
    made.ghost.click()
    assert made.panel.stage.ghost == before and text in made.panel.stage.words


# ---- no slower as it plays
def test_while_it_trains_the_belief_is_neither_asked_nor_sent_again(monkeypatch):
    made = explained(ask.all_zeros, "as_usual", **ZEROS)
    belief, sent, asked = made.panel.belief, [], []
    made.panel.stage.observe(lambda change: sent.append(change["name"]))
    object.__setattr__(belief, "expects", lambda now, told=belief.expects: asked.append(now) or told(now))
    made.panel._imagined = (None, None)
    for _ in range(4):
        made.panel.controls["epoch"].move(5)
    assert len(asked) == 1 and "picture" in sent and "ghost" not in sent


def test_with_other_points_the_ghost_is_another():
    made = explained(ask.circle_alone, "nearly_all", **SMALL)
    before = ring(made)
    made.panel.controls["seed"].value = 7
    assert np.abs(ring(made) - before).max() > 1e-3


def test_where_a_belief_says_nothing_nothing_is_drawn():
    made = explained(ask.all_zeros, "as_usual", **ZEROS)
    assert set(made.panel.stage.ghost) == {"boundary", "losses"}
    made.panel.put(dict(scheme="he_normal"))
    assert made.panel.stage.ghost == {}
    assert plain(ask.all_zeros.beliefs["as_usual"].text) not in made.panel.stage.words


# ---- where the page does not draw it
def test_the_still_twin_has_it_and_loses_it_with_the_button():
    made = explained(ask.all_zeros, "as_usual", **ZEROS)
    with_ghost, (_net, plane, curves, _sizes) = made.panel.stage.frame, made.panel.canvas.pictures
    assert plane.ghost.is_seen and curves.ghost.is_seen and not made.panel.canvas.refused
    assert curves.ghost.line.get_xdata()[-1] <= 100, "no farther than the axis"
    made.ghost.click()
    assert made.panel.stage.frame != with_ghost and not plane.ghost.is_seen


def test_ordinary_widgets_show_it_too(monkeypatch):
    monkeypatch.setattr(front.store, "get", lambda name, usual=None: name == "plain" or usual)
    made = explained(ask.circle_alone, "nearly_all", **SMALL)
    assert made.panel.plain and made.panel.canvas.has_ghost
    assert plain(ask.circle_alone.beliefs["nearly_all"].text) in made.panel.stage.words
    made.ghost.click()
    assert not made.panel.canvas.has_ghost


# ---- the page draws
PEN = """
    const drawn = [], ctx = {};
    for (const act of ["beginPath", "moveTo", "lineTo", "stroke", "setLineDash", "strokeText", "fillText"])
      ctx[act] = (...what) => drawn.push([act, ...what]);
    ctx.measureText = (text) => ({ width: 10 * text.length });
    const view = { side: 200, colours: { paper: "white", ghost: "grey", soft: "grey" }, labels: { ghost: "if so" },
      ghost: { boundary: new Float32Array(BOUNDARY), losses: new Float32Array(LOSSES) } };
"""


def drawn(folder, call, boundary="[]", losses="[]"):
    code = PEN.replace("BOUNDARY", boundary).replace("LOSSES", losses)
    return told(folder, f"{code}{call}; console.log(JSON.stringify(drawn));", "parts.js", "../playground/page_ghost.js")


def test_the_page_draws_each_piece_of_a_boundary_and_names_it_at_its_top(tmp_path):
    acts = drawn(tmp_path, "drawGhostBoundary(ctx, view)", "[0, .5, .25, .5, NaN, NaN, .5, .75, .5, 0]")
    first = acts[acts.index(["beginPath"]) : acts.index(["stroke"])]
    assert first[1:] == [["moveTo", 0, 100], ["lineTo", 50, 100], ["moveTo", 100, 50], ["lineTo", 100, 200]]
    assert ["fillText", "if so", 100, 43] in acts and ["setLineDash", []] in acts
    assert drawn(tmp_path, "drawGhostBoundary(ctx, view)") == []


@pytest.mark.parametrize("x, named_at", [(0, 28), (1, 172)])
def test_its_name_is_not_cut_off_at_an_edge_of_the_map(tmp_path, x, named_at):
    assert ["fillText", "if so", named_at, 43] in drawn(tmp_path, "drawGhostBoundary(ctx, view)", f"[{x}, .75, .5, 0]")


def test_the_page_draws_losses_where_the_curves_are(tmp_path):
    call = "drawGhostLosses(ctx, view, (epoch) => 2 * epoch, (loss) => 10 * loss)"
    acts = drawn(tmp_path, call, losses="[0, 10, 20, 0.5, 0.25, 0]")
    assert [act for act in acts if act[0] == "lineTo"][:3] == [["lineTo", 0, 5], ["lineTo", 20, 2.5], ["lineTo", 40, 0]]
    assert drawn(tmp_path, call) == []
