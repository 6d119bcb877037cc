"""A small drawing as SVG: lines, dots, areas and digits, which every page shows alike, light or dark.

The ground is transparent, and a picture cannot know what lies under it: Jupyter's dark theme is its own. So each colour is the
middle between the two that the course has for light and dark pages, and stands out from both.
The same calls give the same bytes: numbers have one digit, and nothing else is written.
"""

import numpy as np

from nblib.pictures.palettes import THEMES

WIDTH, HEIGHT = 640, 150  # CSS pixels, of every chapter's picture
FAINT = 0.18  # the opacity of an area that lies behind lines


def middle(name):
    """The middle of a colour of the palettes in both themes, such as "#4787e4" for "POSITIVE"."""
    pair = [[int(THEMES[theme][name][i : i + 2], 16) for i in (1, 3, 5)] for theme in ("light", "dark")]
    return "#" + "".join(f"{(light + dark) // 2:02x}" for light, dark in zip(*pair, strict=True))


PLUS, MINUS, GREY, WRONG = (middle(name) for name in ("POSITIVE", "NEGATIVE", "INK", "ACCENT"))


def of_sign(value):
    """How a line looks that stands for a number: blue and solid if it is positive, orange and dashed if negative."""
    return dict(colour=MINUS, dashed=True) if value < 0 else dict(colour=PLUS)


class Drawing:
    """A picture that is being drawn. Places are (..., 2) in CSS pixels, from the left and from the top."""

    def __init__(self):
        self.parts = []

    def line(self, places, colour=GREY, width=2.0, dashed=False, opacity=1.0):
        """A line through the places (n, 2)."""
        dashes = f' stroke-dasharray="{_number(2.5 * width + 2)} {_number(1.5 * width + 2)}"' if dashed else ""
        self._add(_through(places), f'stroke="{colour}" stroke-width="{_number(width)}"{dashes}{_faded(opacity)}')

    def area(self, outlines, colour=GREY, opacity=FAINT):
        """What lies within closed outlines, each (n, 2); an outline within another one cuts a hole."""
        inside = "".join(_through(outline) + "z" for outline in outlines)
        self._add(inside, f'fill="{colour}" fill-rule="evenodd" stroke="none"{_faded(opacity)}')

    def dots(self, places, colour=GREY, size=7.0, opacity=1.0):
        """Filled dots at the places (n, 2); size: how wide they are."""
        each = "".join(f"M{_place(place)}h0" for place in np.reshape(places, (-1, 2)))
        self._add(each, f'stroke="{colour}" stroke-width="{_number(size)}" stroke-linecap="round"{_faded(opacity)}')

    def rings(self, places, colour=GREY, size=7.0, width=1.6, dashed=False):
        """Open dots at the places (n, 2); size: how wide they are, with their line."""
        r = (size - width) / 2
        nearly_all = f"a{_number(r)} {_number(r)} 0 1 0 0.1 0z"  # an arc cannot end where it starts
        each = "".join(f"M{_place((x, y - r))}{nearly_all}" for x, y in np.reshape(places, (-1, 2)))
        dashes = ' stroke-dasharray="4 3"' if dashed else ""
        self._add(each, f'stroke="{colour}" stroke-width="{_number(width)}"{dashes}')

    def crosses(self, places, colour=WRONG, size=9.0, width=2.2):
        """Crosses at the places (n, 2), for what is wrong."""
        r = size / 2
        each = ""
        for x, y in np.reshape(places, (-1, 2)):
            each += _through([(x - r, y - r), (x + r, y + r)]) + _through([(x - r, y + r), (x + r, y - r)])
        self._add(each, f'stroke="{colour}" stroke-width="{_number(width)}" stroke-linecap="round"')

    def star(self, place, colour=WRONG, size=26.0, width=2.2):
        """A star at a place, for the best one, as in the pictures of landscapes."""
        angle = np.pi * (np.arange(11) / 5 - 0.5)
        reach = size / 2 * np.where(np.arange(11) % 2, 0.42, 1)
        self.line(place + np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=1), colour, width)

    def arrow(self, start, end, head=8.0, **look):
        """A line from a place to another one, with a head there."""
        start, end = np.array(start, float), np.array(end, float)
        ahead = (end - start) / np.linalg.norm(end - start)
        beside = np.array([-ahead[1], ahead[0]])
        self.line([start, end - 0.5 * head * ahead], **look)
        back = end - head * ahead
        self.area([[end, back + 0.55 * head * beside, back - 0.55 * head * beside]], look.get("colour", GREY), 1.0)

    def digit(self, place, text, colour=GREY, size=13):
        """A digit or two, whose middle stands at that place. Digits need no language, and any font has them."""
        x, y = place
        self.parts.append(
            f'<text x="{_number(x)}" y="{_number(y + 0.36 * size)}" fill="{colour}" stroke="none" '
            f'text-anchor="middle" font-family="sans-serif" font-size="{size}">{text}</text>'
        )

    def _add(self, way, look):
        self.parts.append(f'<path d="{way}" {look}/>')

    def svg(self):
        """The picture as the text of an SVG file."""
        size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none" stroke-linejoin="round">'
        return "\n".join([head, *self.parts, "</svg>", ""])


class Frame:
    """A part of the picture with axes of its own: places in numbers become places in pixels."""

    def __init__(self, box, across, up):
        """box: (left, top, width, height) in pixels. across, up: from which number to which, from the left and from below."""
        self.box, self.across, self.up = box, across, up

    def at(self, x, y):
        """The places (..., 2) of numbers x and y."""
        left, top, width, height = self.box
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        right = (x - self.across[0]) / (self.across[1] - self.across[0])
        high = (y - self.up[0]) / (self.up[1] - self.up[0])
        return np.stack([left + width * right, top + height * (1 - high)], axis=-1)

    @property
    def outline(self):
        """The four corners (4, 2) and the first one again."""
        (x0, x1), (y0, y1) = self.across, self.up
        return self.at([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0])


def thinned(places, off=0.15):
    """Of a line's places (n, 2) those without which it would be more than so many pixels off (Douglas and Peucker, 1973)."""
    places = np.asarray(places, float)
    (first, last), inner = places[[0, -1]], places[1:-1]
    if not len(inner):
        return places
    ahead, away = last - first, inner - first
    length = np.hypot(*ahead)
    gaps = np.abs(ahead[0] * away[:, 1] - ahead[1] * away[:, 0]) / length if length else np.hypot(*away.T)
    if gaps.max() <= off:
        return places[[0, -1]]
    far = gaps.argmax() + 1
    return np.concatenate([thinned(places[: far + 1], off)[:-1], thinned(places[far:], off)])


def _through(places):
    return "M" + "L".join(_place(place) for place in thinned(places))


def _place(place):
    x, y = place
    return f"{_number(x)} {_number(y)}"


def _number(value):
    """A number with one digit at most, and never -0."""
    return f"{round(float(value), 1) + 0.0:.1f}".removesuffix(".0")


def _faded(opacity):
    return "" if opacity == 1 else f' opacity="{opacity:g}"'
