"""The first panel of a page moves before Python is there: pictures made beforehand, for some values of one of its sliders.

Each picture is laid upon the still one that stands on the page. What an unanswered prediction hides is never shown.
"""

import numbers
import re

from nblib.language import say, word
from nblib.panels.controls import Sliding, Stops
from nblib.panels.panel import Panel
from nblib.pictures import style
from nblib.pictures.canvas import on_paper
from tools.live.layers import as_webp, layer
from tools.site.still import NARROW, SHARP, WIDE, as_json

BUDGET = 200_000  # bytes of all pictures of a page that one reader loads, on a wide screen or on a narrow one
FEWEST, USUAL, MOST = 9, 11, 15  # values of the slider
FOLDER = "_static/prepared"


def prepare(shown, text, stem, folder):
    """Write the pictures for what a cell shows, below the page's folder. Returns what the page has to know of them, or None.

    text: what stands above and below the cell. None where no panel stands open, or where its pictures would be too large.
    """
    if not isinstance(shown, Panel):
        return None
    still = pictures(shown)  # before anything moves: how far a training has come once may stay in a curve
    if not (name := which_slider(shown, text)):
        return None
    places, files = draw(shown, name, still)
    if (size := max(loaded(files).values())) > BUDGET:
        print(
            f"{stem}: the pictures for {name} would take {size} bytes, more than {BUDGET}; this panel waits for Python"
        )
        return None
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for (number, width), content in files.items():
        address = places[number][width] = f"{FOLDER}/{stem}-{number}-{width}.webp"
        (folder / address).write_bytes(content)
    label = shown.controls[name].description
    return dict(label=label, places=places, **_sentences(shown, label, len(places)))


def loaded(files):
    """{width: bytes} of files {(number, width): content}: what a reader loads who moves the slider everywhere."""
    return {width: sum(len(files[key]) for key in files if key[1] == width) for _, width in files}


def as_script(about):
    """What the page has to know, where prepared.js finds it: right behind the still picture. Nothing for None."""
    if about is None:
        return ""
    return f'<script type="application/json" class="prepared">{as_json(about)}</script>'


# ---- which slider, at which values


def which_slider(panel, text):
    """The name of the slider: the one that the text's formulas name first, else the first weight. It has to change something."""
    controls = {name: control for name, control in panel.controls.items() if _slides(control)}
    order = {name: (_named_at(text, name), _is_bias(control)) for name, control in controls.items()}
    return next((name for name in sorted(order, key=order.get) if _changes(panel, name)), None)


def _slides(control):
    return isinstance(control, (Sliding, Stops)) and not control.hidden


def _named_at(text, name):
    """Where a text names the slider in a formula, such as $w_1$; its end if it does not."""
    at = text.find("$" + re.sub(r"(\d+)$", r"_\1", name) + "$")
    return len(text) if at < 0 else at


def _is_bias(control):
    return word("bias") in control.description


def _changes(panel, name):
    """Whether at one end of the slider something else is told than as the panel opens, and not of the slider alone.

    A weight whose clue is absent is in the words, too, but the neuron's sum stays as it is.
    """
    opened, *ends = _each(
        panel, name, [panel.values[name], *panel.controls[name].ends()], lambda: (panel.words, _sum(panel))
    )
    return any(words != opened[0] and (total is None or total != opened[1]) for words, total in ends)


def _sum(panel):
    """What the experiment returns, if that is a single number."""
    values = panel.values
    result = panel.experiment(**{name: values[name] for name in panel.takes})
    return result if isinstance(result, numbers.Real) else None


def values_of(control):
    """Values from one end of the slider to the other, with the one at which it stands; 9 to 16 where it has so many."""
    if isinstance(control, Stops):
        stops = control.offered()
        return _spread(stops, stops.index(control.value))
    last, at = (round((value - control.min) / control.step) for value in (control.max, control.value))
    return [control.nearest(control.min + i * control.step) for i in _spread(range(last + 1), at, control.step)]


def _spread(choice, at, step=1):
    """Some of a sequence, evenly where that meets number `at`, else with that in between. step: from one to the next."""
    last = len(choice) - 1
    if last < MOST:
        return list(choice)
    even = [n for n in range(FEWEST - 1, MOST) if last % n == 0 and at % (last // n) == 0]
    parts = min(even, key=lambda n: (not _is_round(last // n * step), abs(n + 1 - USUAL)), default=USUAL - 1)
    return [choice[i] for i in sorted({round(i * last / parts) for i in range(parts + 1)} | {at})]


def _is_round(number):
    """Whether it is 1, 2 or 5, or ten or a hundred times as much or as little."""
    return f"{number:.3e}".partition("e")[0] in ("1.000", "2.000", "5.000")


# ---- what is seen and told there


def draw(panel, name, still):
    """What is told at each of the slider's values, and {(number, width): file of the layer upon the still picture}.

    The value at which the panel opens needs no layer.
    """
    control, opened, files = panel.controls[name], panel.values[name], {}
    values = values_of(control)

    def look():
        number = values.index(control.value)
        if control.value != opened:
            files.update({(number, width): as_webp(layer(still[width], now)) for width, now in pictures(panel).items()})
        return _place(panel, control, opened)

    return _each(panel, name, values, look), files


def pictures(panel):
    """{width: the panel's picture, as the page has it, as (height, width, 3)}; narrow screens may need none of their own."""
    panel.still()  # what the page draws by itself has a twin that follows only when it is asked for
    panel.canvas.set_scale(SHARP)
    panel.canvas.arrange(WIDE)
    found = dict(wide=_pixels(panel))
    return found | dict(narrow=_pixels(panel)) if panel.canvas.arrange(NARROW) else found


def _each(panel, name, values, look):
    """What look() finds with the slider at each of these values. The panel then stands as before."""
    before, found = panel.values, []
    for value in values:
        told = panel.put({name: value}) or panel.told
        if told or panel.values[name] != value:
            raise RuntimeError(f"{panel.key} cannot be shown with {name} = {value}: {told}")
        found.append(look())
    panel.put({other: value for other, value in before.items() if panel.values[other] != value})
    return found


def _pixels(panel):
    with style.worn(panel.canvas.theme):
        return on_paper(panel.canvas.frames.draw(), style.PAPER)


def _place(panel, control, opened):
    """What stands beside the slider and under the picture; opened: the value at which the panel opens."""
    written = control.label if isinstance(control, Stops) else format(control.value, control.readout_format)
    readout = (
        written if isinstance(control, Stops) else written.replace("-", "\N{MINUS SIGN}")
    )  # as ipywidgets writes it
    return dict(value=control.value, readout=readout, words=panel.words, opens=control.value == opened)


def _sentences(panel, label, count):
    """What is said below it all, and where a picture does not come."""
    seen = [control for control in panel.controls.values() if not control.hidden and not control.records]
    if len(seen) > 1:
        later = say(
            f"いま動くのは「{label}」だけです。ほかは、Python の準備ができると動きます。",
            f"For now only “{label}” moves. The rest will, once Python is ready.",
        )
    else:
        later = say(
            f"いま選べる値は{count}通りです。Python の準備ができると、どの値も選べます。",
            f"For now there are {count} values to choose from. Once Python is ready, there are all of them.",
        )
    lost = say(
        "この値の図を読み込めませんでした。通信がつながっているか確かめて、もう一度動かしてください。",
        "The picture for this value did not come. See whether you are online, then move the slider again.",
    )
    return dict(later=later, lost=lost)
