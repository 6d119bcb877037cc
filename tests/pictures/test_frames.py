"""Frames: what is kept never shows anything stale. The oracle is matplotlib's own drawing of every artist."""

import weakref

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure

from nblib.panels.point import Point
from nblib.pictures import style
from nblib.pictures.blitting import Frames
from nblib.pictures.canvas import ROOM, Canvas, on_paper
from nblib.pictures.moving_text import rewrite
from nblib.pictures.neuron_diagram import NeuronDiagram, Waterfall
from tests import chapters
from tests.thorough import THOROUGH
from tests.walk import seen_controls, walk

MOVES = 6 if THOROUGH else 1  # of each panel in a language; 12 in both


def as_matplotlib_draws(frames):
    """All of it drawn afresh, by the artists' own draw(), on a sheet as large (hatches begin at its upper edge)."""
    renderer = RendererAgg(Frames._sheet.width, Frames._sheet.height, frames.figure.dpi)
    frames.figure.draw(renderer)
    for artist in frames.moving:
        artist.draw(renderer)
    width, height = frames.figure.bbox.size.astype(int)
    return np.asarray(renderer.buffer_rgba())[-height:, :width]


def assert_true(frames, when):
    """Two steps of 255 for rounding, where letters lie on a box that lets things through."""
    for paper in ("#ffffff", "#1b202b"):
        drawn, wanted = (on_paper(pixels, paper).astype(int) for pixels in (frames.draw(), as_matplotlib_draws(frames)))
        wrong = np.abs(drawn - wanted).max()
        assert wrong <= 2, f"{when} on {paper}: {wrong} of 255"


def move(control, rng):
    """Set a control to anything that it can be set to."""
    if isinstance(control, Point):
        control.value = control.nearest(*rng.uniform(control.low, control.high, 2))
    elif not hasattr(control, "step"):
        control.value = control.ends()[rng.integers(len(control.ends()))]
    else:
        control.value = control.min + control.step * rng.integers(round((control.max - control.min) / control.step) + 1)


def as_it_is(canvas):
    pass


def below_each_other(canvas):
    canvas.arrange(400)


def denser(canvas):
    canvas.set_scale(1.25)


def wide(canvas):
    canvas.set_scale(2)
    canvas.arrange(2000)


ARRANGED = [as_it_is, below_each_other, denser, wide]  # panels take turns, so that a chapter meets them all


@pytest.mark.parametrize("stem, language", chapters.SWEPT)
def test_frames_are_what_matplotlib_draws(stem, language):
    walk(stem, language)  # which wants to see the panels first
    rng = np.random.default_rng([1, chapters.LANGUAGES.index(language)])  # other moves in each
    for turn, panel in enumerate(chapters.panels(chapters.opened(stem, language))):
        for number in range(MOVES):
            for control in rng.permutation(list(seen_controls(panel).values()))[: 1 + (turn + number) % 3]:
                move(control, rng)
            ARRANGED[(turn + number) % len(ARRANGED)](panel.canvas)
            assert_true(panel.canvas.frames, f"{panel.experiment.__name__}, move {number}")
        panel.canvas.set_scale(1)
        panel.canvas.arrange(ROOM)


@pytest.fixture
def frames():
    figure = Figure(figsize=(4, 3), dpi=72)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.plot([0, 1], [0, 1])
    text = axes.text(0.5, 0.5, "Ag 週\ntwo", bbox=dict(fc="white", ec="none", alpha=0.8), clip_on=True)
    plain = axes.text(0.2, 0.2, "plain", color=style.ACCENT)
    return Frames(figure, [*axes.plot([0, 1], [1, 0]), text, plain])


CHANGES = dict(
    string=lambda t: t.set_text("other"),
    empty=lambda t: t.set_text(""),
    spaces=lambda t: t.set_text("  "),
    formula=lambda t: t.set_text("$w_0$"),
    colour=lambda t: t.set_color([0.9, 0.1, 0.1]),  # a list: cannot be hashed
    alpha=lambda t: t.set_alpha(0.3),
    size=lambda t: t.set_fontsize(20),
    font=lambda t: t.set_fontfamily(["IPAexGothic", "DejaVu Serif"][::-1]),
    rotation=lambda t: t.set_rotation(30),
    across=lambda t: t.set_horizontalalignment("right"),
    up=lambda t: t.set_verticalalignment("top"),
    lines=lambda t: t.set_linespacing(2),
    box=lambda t: t.set_bbox(dict(fc="yellow", boxstyle="round,pad=1")),
    box_colour=lambda t: t.get_bbox_patch().set_facecolor("red"),
    box_gone=lambda t: t.set_bbox(None),
    invisible=lambda t: t.set_visible(False),
    place=lambda t: t.set_position((0.25, 0.75)),
    edge=lambda t: t.set_position((1, 0.5)),  # cut off by the axes
    free=lambda t: (t.set_position((1, 0.5)), t.set_clip_on(False)),
    outside=lambda t: t.set_position((9, 9)),
    limits=lambda t: t.axes.set_xlim(-3, 2),
    axes_moved=lambda t: t.axes.set_position((0.3, 0.2, 0.5, 0.5)),
    figure_larger=lambda t: t.figure.set_size_inches(5, 4),
    denser=lambda t: t.figure.set_dpi(144),
)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_text_that_changes_in_any_way_is_drawn_anew(frames, change):
    text = frames.moving[1]
    before = frames.draw().copy()
    assert np.array_equal(frames.draw(), before), "one state, one picture"
    change(text)
    assert_true(frames, "changed")
    assert frames.draw().shape != before.shape or not np.array_equal(frames.draw(), before), "it did change"


@pytest.mark.parametrize("name", ["xlabel", "ylabel", "title"])
def test_a_name_of_an_axis_that_changes_is_drawn_anew(frames, name):
    frames.figure.axes[0].set_position((0.3, 0.3, 0.6, 0.6))
    for words in ("x1", "x2"):
        frames.figure.axes[0].set(**{name: words})
        assert_true(frames, words)


def test_visible_again(frames):
    before = frames.draw().copy()
    frames.moving[1].set_visible(False)
    frames.draw()
    frames.moving[1].set_visible(True)
    assert np.array_equal(frames.draw(), before)


def test_what_does_not_change_is_not_set_again(frames, monkeypatch):
    _, text, plain = frames.moving
    frames.draw()
    drawn = []
    monkeypatch.setattr(text, "draw", lambda _renderer: drawn.append(text))
    monkeypatch.setattr(plain, "draw", lambda _renderer: drawn.append(plain))
    for string in ("a", "a", "b"):
        rewrite(plain, string, style.ACCENT)
        frames.draw()
    assert drawn[0] is plain and text not in drawn


def test_only_the_figure_drawn_last_keeps_a_background_and_letters():
    values = dict(w0=-0.5, w1=0.4, w2=0.6, w3=0.3, x1=1, x2=0, x3=0)
    first, second = (Canvas([NeuronDiagram(), Waterfall()]) for _ in range(2))
    for canvas in (first, second):
        canvas.update(values, -0.1)
    before = first.png()
    kept = weakref.ref(first.frames._letters)
    second.png()
    assert kept() is None and first.frames._background is None
    assert first.png() == before
    first.close()
    assert first.frames._background is None


def test_all_figures_are_drawn_on_one_sheet_that_grows_where_it_must():
    small, large = Figure(figsize=(2, 1), dpi=72), Figure(figsize=(20, 3), dpi=72)
    large.text(0.9, 0.9, "here")
    for figure, shape in ((small, (72, 144, 4)), (large, (216, 1440, 4)), (small, (72, 144, 4))):
        frames = Frames(figure, [])
        assert frames.draw().shape == shape
        assert_true(frames, shape)
    sheet = Frames._sheet
    Frames(large, []).draw()
    assert Frames._sheet is sheet


def test_hatches_stay_where_they_are_when_the_sheet_grows():
    figure = Figure(figsize=(2, 2), dpi=90)
    figure.add_axes((0, 0, 1, 1)).bar([0], [1], hatch="///")
    before = Frames(figure, []).draw().copy()
    Frames(Figure(figsize=(3, 11.3), dpi=90), []).draw()
    assert np.array_equal(Frames(figure, []).draw(), before)
