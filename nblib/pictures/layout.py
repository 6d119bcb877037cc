"""Where pictures stand beside and below each other, in CSS pixels: in rows as wide as the room and no higher than a card."""

from dataclasses import dataclass
from itertools import combinations

GAP = 12  # CSS pixels between pictures
HIGH = 268  # CSS pixels: no row is higher, so that picture, controls and question fit on one screen
SQUEEZE = 0.72  # of its own width, below which a picture is set in a row of its own
STRETCH = 1.35  # of its own width, above which a chart is not made wider


@dataclass(frozen=True)
class Rows:
    """The size of the whole, the pictures that are shown, and the box (left, top, width, height) of each of them."""

    width: int
    height: int
    pictures: tuple
    boxes: tuple


def rows_in(room, pictures):
    """The Rows of these pictures in a room of so many CSS pixels across."""
    boxes, top, width = [], 0, 0
    broken = _broken(room, pictures)
    for row in broken:
        sizes = _sizes(room, row)
        left, height = 0, max(high for _, high in sizes)
        for picture, (wide, high) in zip(row, sizes, strict=True):
            boxes.append((left, top, wide, high if picture.keeps_shape else height))
            left += wide + GAP
        top, width = top + height + GAP, max(width, left - GAP)
    return Rows(width, top - GAP, tuple(picture for row in broken for picture in row), tuple(boxes))


def _broken(room, pictures):
    """The pictures in as few rows as can be; spare ones are left out for that, no more than it takes, later ones first."""
    spare = [picture for picture in reversed(pictures) if picture.spare]
    left_out = [out for count in range(len(spare) + 1) for out in combinations(spare, count)]
    kept = [[picture for picture in pictures if picture not in out] for out in left_out]
    return min((_in_rows(room, some) for some in kept if some), key=len)


def _in_rows(room, pictures):
    """The pictures in rows: one that would be squeezed too much begins another one."""
    rows = [[]]
    for picture in pictures:
        fits = sum(SQUEEZE * p.size[0] + GAP for p in rows[-1]) + SQUEEZE * picture.size[0] <= room
        if rows[-1] and not fits:
            rows.append([])
        rows[-1].append(picture)
    return rows


def _sizes(room, row):
    """Width and height of each picture of a row: those that keep their shape first, charts take what is left."""
    free = room - GAP * (len(row) - 1)
    part = free / sum(p.size[0] for p in row)
    shaped = {p: min(part, STRETCH, min(p.tallest, HIGH) / p.size[1]) for p in row if p.keeps_shape}
    charts = sum(p.size[0] for p in row if not p.keeps_shape)
    left = free - sum(p.size[0] * by for p, by in shaped.items())
    wider = min(left / charts, STRETCH) if charts else 1
    sizes = [
        (p.size[0] * shaped[p], p.size[1] * shaped[p]) if p in shaped else (p.size[0] * wider, min(p.size[1], HIGH))
        for p in row
    ]
    return [tuple(int(length) // 4 * 4 for length in size) for size in sizes]  # whole pixels on screens of any density
