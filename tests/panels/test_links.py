"""A panel's link: it brings the panel back to the last digit, and whatever else stands in one is told and changes nothing."""

import base64
import json
import sys
import zlib
from types import SimpleNamespace

import numpy as np
import pytest

from nblib.chapters.neuron.pictures import Line
from nblib.errors import CourseError
from nblib.language import words
from nblib.panels import answer, choice, drawing, panel, point, slider, stops, switch, trail
from nblib.panels import site_address as address
from nblib.panels.panel_link import LARGEST, LONGEST, link_to, read_link
from nblib.pictures.picture import Picture
from nblib.playground import playground
from tests import chapters

JAPANESE = {"ja": True, "en": False}


def line(a, n, rate, ticked, kind, day, said):
    return lambda x: a * x


def made():
    """A panel with a control of each kind."""
    of_all_kinds = dict(
        **dict(a=slider(0.3), n=slider(2, 0, 5, 1), rate=stops(1, [0.1, 1, 10]), ticked=switch(0)),
        **dict(kind=choice("a", ["a", ("b", 1), None]), day=point(0.5, 0.5), said=answer()),
    )
    return panel(line, [Line()], **of_all_kinds)


def packed(content, key="line", version=1):
    """A link with that content, which may be anything."""
    told = content if isinstance(content, bytes) else json.dumps(content).encode()
    return f"panel-{key}-{version}-{base64.urlsafe_b64encode(zlib.compress(told)).decode().rstrip('=')}"


# ---- there and back
def test_a_link_brings_everything_back_to_the_last_digit():
    there, here = made(), made()
    there.put(dict(a=0.1 + 0.023456789, n=4, rate=10, ticked=1, kind=("b", 1), day=(1 / 3, 0.9), said="2/3 です"))
    here.open_link(f"https://example.org/en/open.html#{there.link()}")
    assert here.values == there.values
    assert (here.values["a"], here.values["day"]) == (0.1 + 0.023456789, (1 / 3, 0.9))
    assert here.stage.frame == there.stage.frame


def test_what_a_link_does_not_tell_is_as_the_panel_was_made():
    here = made()
    here.put(dict(a=-1, n=5))
    here.open_link(packed(dict(a=0.5)))
    assert here.values == {**made().values, "a": 0.5}


def test_a_drawing_comes_back_and_a_trail_begins_anew():
    def heights(paper):
        return dict(level=len(paper))

    class Drawn(Picture):
        drags = "paper"

        def draw(self, axes):
            (self.marks,) = axes.plot([], [], "o")
            return [self.marks]

        def update(self, values, result):
            self.marks.set_data([place[0] for place in values["paper"]], [place[1] for place in values["paper"]])

        def describe(self, values, result):
            return str(result["level"])

    def new():
        return panel(heights, [Drawn()], key="paper", paper=drawing(), path=trail("level"))

    there, here = new(), new()
    there.put(dict(paper=((1.5, 2.0, 0), (4.0, 4.25, 1))))
    assert len(there.values["path"]) == 2
    here.open_link(there.link())
    assert here.values["paper"] == there.values["paper"] and "path" not in here.state_as_data()


def test_what_is_chosen_may_be_anything():
    def along(function):
        return function

    there, here = (panel(along, [Line()], function=choice(np.sin, {"sin": np.sin, "cos": np.cos})) for _ in range(2))
    there.put(dict(function=np.cos))
    here.open_link(there.link())
    assert here.values["function"] is np.cos


def test_the_playgrounds_weights_come_back_to_the_last_digit():
    there, here = playground(), playground(data="XOR", epoch=2)
    there.put(dict(depth=1, width1=7, activation1="ReLU", rate=0.1, show_test=1, weight=3))
    there.put(dict(epoch=2))
    there.put(dict(rate=0.03))  # it goes on from here, with an optimizer that has forgotten
    here.open_link(there.link())
    assert here.state == there.state and here.link() == there.link()
    assert [a.hex() for a in here.state.theta] == [float(a).hex() for a in there.result["network"][1]]
    assert (here.values["show_test"], here.values["weight"]) == (1, 3)
    assert len(there.link()) < LONGEST / 10


def test_the_largest_network_fits_into_a_link():
    largest = playground(widths=(8,) * 4, activations=("tanh",) * 4, features=("x1", "x2", "x1·x2"), epoch=1)
    assert len(largest.link()) < LONGEST / 2 and read_link(largest.link())[0] == "playground"


@pytest.mark.parametrize("stem, language", chapters.SWEPT)
def test_every_panel_comes_back_from_both_ends_of_its_controls(stem, language):
    for shown in chapters.panels(chapters.opened(stem, language)):
        for side in (0, -1):
            seen = {name: control for name, control in shown.controls.items() if not control.hidden and name != "start"}
            shown.put({name: control.ends()[side] for name, control in seen.items() if not control.records})
            link, there = shown.link(), shown.state_as_data()
            assert len(link) < LONGEST
            shown.reset()
            shown.open_link(link)
            assert shown.state_as_data() == there, shown.key
        shown.reset()  # other tests look at the same panel


# ---- from anybody
class Ran(BaseException):
    """Something in a link was run."""


DANGEROUS = "builtins.eval", "builtins.exec", "os.system", "subprocess.Popen", "pickle.loads"
DEEP = b'{"a":' + b"[" * 40_000 + b"]" * 40_000 + b"}"
GOOD = packed(dict(a=0.5))
HOSTILE = {
    "nothing": "", "a space": " ", "no text": None, "a number": 7, "a list": ["panel"], "a table": {"text": GOOD},
    "only a key": "panel-line", "no version": "panel-line--abc", "another thing": "javascript:alert(1)",
    "a page": "<script>alert(1)</script>", "in the key": "panel-<img src=x onerror=alert(1)>-1-abc",
    "a path for a key": "panel-../../etc/passwd-1-abc", "another panel": packed(dict(a=0.5), key="other"),
    "an endless key": f"panel-{'a' * 5000}-1-abc", "version 0": packed({}, version=0), "version 2": packed({}, version=2),
    "version 01": packed({}, version="01"), "version in other digits": packed({}, version="١"), "an endless version": packed({}, version="9" * 500),
    "too long": "panel-line-1-" + "A" * LONGEST, "enormous": "A" * 5_000_000, "no data": "panel-line-1-",
    "not packed": "panel-line-1-" + base64.urlsafe_b64encode(b'{"a": 0.5}').decode().rstrip("="),
    "cut off": GOOD[:-6], "one letter less": GOOD[:-1], "one letter changed": GOOD[:-9] + ("B" if GOOD[-9] != "B" else "C") + GOOD[-8:],
    "more behind it": GOOD + "AAAA", "twice": GOOD + GOOD, "letters of other alphabets": "panel-line-1-日本語",
    "a zip bomb": packed(b"[" + b" " * 9_000_000 + b"]"), "a bomb of digits": packed(b'{"a": ' + b"7" * (LARGEST - 20) + b"}"),
    "a bomb of brackets": packed(DEEP), "deep names": packed(b'{"a":' * 20_000 + b"1" + b"}" * 20_000),
    "not UTF-8": packed(b"\xff\xfe{}"), "no JSON": packed(b"a=0.5"), "Python": packed(b"__import__('os').system('id')"),
    "pickled": packed(b"cos\nsystem\n(S'id'\ntR."), "a list inside": packed([1, 2]), "a text inside": packed("a"), "null inside": packed(None),
    "NaN": packed(b'{"a": NaN}'), "infinite": packed(b'{"a": -Infinity}'), "infinite by its exponent": packed(b'{"a": 1e999}'),
    "a name twice": packed(b'{"a": 0, "a": 1}'), "an unknown name": packed(dict(b=1)), "__class__": packed(dict(__class__="os.system")),
    "beyond the range": packed(dict(a=1.5)), "far beyond it": packed(dict(n=10**9)), "half a step of whole ones": packed(dict(n=2.5)),
    "a text for a number": packed(dict(a="0.5")), "true for a number": packed(dict(n=True)), "null for a number": packed(dict(a=None)),
    "a list for a number": packed(dict(a=[0.5])), "an integer beyond all floats": packed(b'{"a": 1' + b"0" * 400 + b"}"),
    "no stop": packed(dict(rate=0.5)), "true for a stop": packed(dict(rate=True)), "a switch at 2": packed(dict(ticked=2)), "a switch in words": packed(dict(ticked="on")),
    "nothing to choose": packed(dict(kind="c")), "a table to choose": packed(dict(kind=dict(place=0))), "a point of three": packed(dict(day=[0, 0, 0])),
    "a point far off": packed(dict(day=[0, 7])), "a point in words": packed(dict(day="ab")), "an endless answer": packed(dict(said="1" * 2000)),
    "an answer with control characters": packed(dict(said="1\x1b[31m")), "half a letter": packed(b'{"said": "\\ud800"}'),
    "one good and one bad": packed(dict(a=0.9, n="x")), "half a letter in a name": packed(b'{"\\ud800": 1}'),
}  # fmt: skip


def test_they_are_of_many_kinds():
    assert len(HOSTILE) >= 50 and len({str(text) for text in HOSTILE.values()}) == len(HOSTILE)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_link_is_told_in_a_sentence_and_changes_nothing(name, language, monkeypatch):
    words.speak(language)
    read_link(GOOD)  # what this imports for the first time is run by exec
    for dangerous in reversed(DANGEROUS):
        monkeypatch.setattr(dangerous, lambda *_args, **_more: (_ for _ in ()).throw(Ran))
    shown = made()
    shown.put(dict(a=0.25, n=3))
    before, frame = shown.values, shown.stage.frame
    with pytest.raises(CourseError) as told:
        shown.open_link(HOSTILE[name])
    shown.stage.opens = dict(text=HOSTILE[name], n=1)
    assert shown.values == before and shown.stage.frame == frame
    assert shown.stage.message == str(told.value) != ""
    assert len(str(told.value)) < 300 and str(told.value).encode()
    assert any("぀" <= letter <= "ヿ" for letter in str(told.value)) == JAPANESE[language]
    shown.stage.opens = dict(text=GOOD, n=2)
    assert shown.values["a"] == 0.5, "a good one is taken afterwards"


FOREIGN = {
    "unknown setting": dict(colour="red"), "a path as data": dict(data="../../etc/passwd"), "too many points": dict(points=10**9),
    "an epoch without weights": dict(epoch=4000), "an endless epoch": dict(epoch=10**12, theta=[0.0] * 25), "too few weights": dict(epoch=1, theta=[1.0] * 3),
    "weights beyond use": dict(epoch=1, theta=[1e300] * 25), "words for weights": dict(epoch=1, theta="abc"), "absurd widths": dict(widths=[10**6], activations=["tanh"]),
    "a weight that is not there": dict(weight=10**6), "true for a weight": dict(weight=True), "an axis that is not there": dict(view=dict(across="x7")),
    "a view in words": dict(view="x1"), "a view of another kind": dict(view=dict(__class__=1)), "own things": dict(own=["mine"], data="mine"), "own in a table": dict(own={"a": 1}),
    "what is hidden": dict(hide=["data"]), "a key": dict(key="x"), "a pace": dict(pace=10**9),
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_a_hostile_link_changes_nothing_in_the_playground(name):
    words.speak("en")
    shown = playground()
    before, frame = shown.present, shown.stage.frame
    shown.stage.opens = dict(text=packed(FOREIGN[name], key="playground"), n=1)
    assert shown.present == before and shown.stage.frame == frame
    assert shown.stage.message and "\n" not in shown.stage.message


# ---- where it leads
def test_the_card_tells_the_site_and_without_one_the_code(monkeypatch):
    words.speak("en")
    shown = made()
    monkeypatch.setenv("NBLIB_SITE", "https://example.org/course/")
    assert shown.stage.link == {}, "it costs nothing until it is asked for"
    shown.stage.wants_link = True
    assert shown.stage.link == dict(state=shown.link(), site="https://example.org/course")
    shown.put(dict(a=0.7))
    assert read_link(shown.stage.link["state"])[1]["a"] == 0.7
    monkeypatch.delenv("NBLIB_SITE")
    shown.put(dict(a=0.6))
    assert shown.stage.link["code"] == shown.code() and "No site" in shown.stage.link["why"]
    shown.stage.wants_link = False
    assert shown.stage.link == {}


@pytest.mark.parametrize(
    "wrong", ["javascript:alert(1)", "ftp://a", "https://a b", 'https://a"onload=', "https://a#b", "  ", "/x"]
)
def test_what_is_no_address_of_a_site_is_none(wrong, monkeypatch):
    monkeypatch.setenv("NBLIB_SITE", wrong)
    assert address.site_address() == ""


def test_the_site_may_stand_in_a_file(tmp_path, monkeypatch):
    monkeypatch.delenv("NBLIB_SITE", raising=False)
    monkeypatch.setattr(address, "FILE", tmp_path / "site.txt")
    assert address.site_address() == ""
    address.FILE.write_text("https://example.org/course/\n")
    assert address.site_address() == "https://example.org/course"


def test_a_panel_without_a_name_says_how_it_gets_one():
    words.speak("en")
    nameless = panel(lambda a: lambda x: a * x, [Line()], a=slider(0.3))
    nameless.stage.wants_link = True
    assert "key='my_panel'" in nameless.stage.link["why"]


def test_numbers_and_texts_survive_every_link():
    state = dict(a=[0.1, -1e-300, 2**53, 5e-324], b="日本語 ✓ \"'<&", c=None, d=True)
    assert read_link(link_to("any", state)) == ("any", state)


@pytest.mark.parametrize(
    "places",
    [
        dict(location=SimpleNamespace(href="https://example.org/course/live/worker.js")),
        dict(location=SimpleNamespace(href="blob:null/1-2"), cameFrom="https://example.org/course/live/worker.js"),
    ],
    ids=["a page", "a page that is shut in"],
)
def test_in_the_readers_browser_links_lead_to_where_python_came_from(monkeypatch, places):
    monkeypatch.delenv("NBLIB_SITE", raising=False)
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setitem(sys.modules, "js", SimpleNamespace(**places))
    assert address.site_address() == "https://example.org/course"
