"""Where the pictures of a PDF lie on its pages, read from what Chromium prints: plain objects, streams packed by zlib."""

import re
import zlib
from dataclasses import dataclass

import numpy as np

NUMBER = rb"-?\d*\.?\d+"
OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
STREAM = re.compile(rb"/Length (\d+).*?stream\r?\n", re.DOTALL)
ENTRY = re.compile(rb"/(\w+) (\d+) 0 R")
STEP = re.compile(rb"(?:(?P<six>(?:%s\s+){6})cm)|(?:/(?P<name>\w+)\s+Do)|(?P<stack>\b[qQ]\b)" % NUMBER)


@dataclass(frozen=True)
class Page:
    """A page's width and height in points, and the boxes (left, bottom, right, top) of the pictures on it."""

    size: tuple
    boxes: list


def pages_of(pdf):
    """The pages of a PDF, in their order."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    return [_page(body, objects) for body in objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", body)]


def _page(body, objects):
    *_, width, height = map(float, re.search(rb"/MediaBox\s*\[([^\]]*)\]", body)[1].split())
    content = objects[int(re.search(rb"/Contents (\d+) 0 R", body)[1])]
    return Page((width, height), list(_boxes(_stream(content), _things(body, objects), np.eye(3), objects)))


def _stream(body):
    begins = STREAM.search(body)
    packed = body[begins.end() : begins.end() + int(begins[1])]  # which may itself end with a line's end
    return zlib.decompress(packed) if b"/FlateDecode" in body else packed


def _things(body, objects):
    """The named objects that a page or a form draws."""
    found = re.search(rb"/XObject\s*<<(.*?)>>", body, re.DOTALL)
    return {name: objects[int(number)] for name, number in ENTRY.findall(found[1] if found else b"")}


def _boxes(content, things, place, objects):
    """The box of each picture that the content draws; place: the matrix with which it begins."""
    kept = []
    for step in STEP.finditer(content):
        if step["six"]:
            a, b, c, d, e, f = map(float, step["six"].split())
            place = np.array([[a, b, 0], [c, d, 0], [e, f, 1]]) @ place
        elif step["stack"] == b"q":
            kept.append(place)
        elif step["stack"] == b"Q":
            place = kept.pop()
        else:
            thing = things.get(step["name"], b"")
            if b"/Image" in thing:
                corners = np.array([[x, y, 1] for x in (0, 1) for y in (0, 1)]) @ place
                yield (*corners.min(0)[:2], *corners.max(0)[:2])
            elif b"/Form" in thing:
                yield from _boxes(_stream(thing), _things(thing, objects), _matrix(thing) @ place, objects)


def _matrix(form):
    found = re.search(rb"/Matrix\s*\[([^\]]*)\]", form)
    a, b, c, d, e, f = map(float, found[1].split()) if found else (1, 0, 0, 1, 0, 0)
    return np.array([[a, b, 0], [c, d, 0], [e, f, 1]])
