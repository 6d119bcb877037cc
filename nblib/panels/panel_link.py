"""A panel's state as a link: what stands behind # in an address, as data alone; and how a panel is handed to others.

    #panel-neuron-1-eJyrVjIqU7Iy0DPQUTKEM...     the panel's key, the format's number, and {control: value}

The last part is JSON, compressed, in base64's letters for addresses. A link may come from anybody: nothing of it is run, its
size is bounded before and after it is unpacked, and it says only what the learner's own hands could have set.
"""

import base64
import json
import re
import zlib

from nblib.errors import CourseError
from nblib.language import say
from nblib.panels.cells import LOCK
from nblib.panels.code_export import Writer
from nblib.panels.site_address import no_site, site_address
from nblib.plain_data import table_of
from nblib.validation import in_short

VERSION = 1
LONGEST = 16_000  # letters; the largest network of the playground takes about 6,000
LARGEST = 100_000  # bytes of JSON
KEY = r"[A-Za-z0-9_]{1,80}"
FORM = re.compile(rf"panel-({KEY})-([0-9]{{1,4}})-([A-Za-z0-9_-]*)", re.ASCII)


def link_to(key, state):
    """What stands behind # in an address that opens the panel of this key in this state, {name: what JSON knows}."""
    if not re.fullmatch(KEY, key, re.ASCII):
        raise CourseError(
            say(
                "このパネルには、リンクに書ける名前がありません。panel(..., key='my_panel') のように名前をつけてください。",
                "This panel has no name that a link could tell. Give it one: panel(..., key='my_panel').",
            )
        )
    told = json.dumps(state, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return f"panel-{key}-{VERSION}-{base64.urlsafe_b64encode(zlib.compress(told, 9)).decode().rstrip('=')}"


def read_link(text):
    """The key and the state that a link tells of, be it the whole address. A CourseError says what is wrong with it."""
    key, version, packed = _parts(text)
    if version != str(VERSION):
        raise CourseError(
            say(
                f"このリンクの形式の番号は {version} です。ここで読めるのは {VERSION} です。講座を新しい版に更新してください。",
                f"The link's format is number {version}; here only {VERSION} can be read. Get the newest version of the course.",
            )
        )
    return key, _unpacked(packed)


def _parts(text):
    """The key, the format's number and the packed state, all as text, if this is a link of a panel."""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise CourseError(
            say(
                f"リンクが長すぎます。この講座のリンクなら、{LONGEST:,} 文字を超えることはありません。",
                f"The link is too long: none of this course has more than {LONGEST:,} letters.",
            )
        )
    found = FORM.fullmatch(text.strip().rpartition("#")[2])
    if not found:
        raise CourseError(
            say(
                "これは、パネルのリンクではありません。カードの「リンク」からコピーしたものを、そのまま入れてください。",
                "This is no link of a panel. Put in what was copied from a card's “link”, as it is.",
            )
        )
    return found.groups()


def _unpacked(packed):
    """The state from the letters at a link's end."""
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LARGEST + 1)
    except (ValueError, zlib.error):
        raise CourseError(_damaged()) from None
    if len(content) > LARGEST:
        raise CourseError(
            say("リンクの中身が大きすぎます。", "There is more in the link than any panel has.")
        )  # fmt: skip
    if not unpacker.eof or unpacker.unused_data:
        raise CourseError(_damaged())
    try:
        return table_of(content)
    except CourseError as problem:
        raise CourseError(_damaged() + str(problem)) from None


def _damaged():
    return say(
        "リンクが壊れています。途中で切れていないか、確かめてください。",
        "The link is damaged. Look whether its end is missing. ",
    )


def values_of(controls, state):
    """The values that a link's state means for these controls, by name; a CourseError if a single one does not fit."""
    seen = linked(controls)
    if strange := [name for name in state if name not in seen]:
        raise CourseError(
            say(
                f"リンクの {in_short(strange[0])} は、このパネルにはありません。何も変えていません。",
                f"This panel has no {in_short(strange[0])}, of which the link tells. Nothing has been changed.",
            )
        )
    return {name: _value(name, seen[name], told) for name, told in state.items()}


def linked(controls):
    """Those of the controls that a link tells of: what can be seen and moved, and is no record of what was done."""
    return {name: control for name, control in controls.items() if not control.hidden and not control.records}


def _value(name, control, told):
    try:
        return control.of_data(told)
    except (ValueError, CourseError):
        raise CourseError(
            say(
                f"リンクは {name} を {in_short(told)} にしようとしていますが、このパネルではできません。何も変えていません。",
                f"The link wants {name} to be {in_short(told)}, which this panel cannot do. Nothing has been changed.",
            )
        ) from None


class Shareable:
    """A panel that others can have as it stands: by a link, or by the call that builds it."""

    def _write_down(self):
        """Write code and link anew, if they are to be seen."""
        if not self.closed:
            self.stage.link = self._link() if self.stage.wants_link else {}
            self.stage.code = self._code_or_why_not() if self.stage.wants_code else ""

    def _code_or_why_not(self):
        try:
            return self.code()
        except CourseError as trouble:
            return "\n".join(f"# {line}" for line in str(trouble).splitlines())

    def code(self):
        """The call that builds the panel as it stands; a CourseError where there is none."""
        return Writer(getattr(self.experiment, "__globals__", {})).call(self)

    # ---- a link
    def _link(self):
        """What the page is told of the link: what stands behind #, and the site, or why there is no link and the code instead."""
        try:
            state, site = self.link(), site_address()
        except CourseError as trouble:
            return dict(why=str(trouble), code=self._code_or_why_not())
        return dict(state=state, site=site) | ({} if site else dict(why=no_site(), code=self._code_or_why_not()))

    def link(self):
        """What stands behind # in an address that opens the panel as it stands; see panel_link."""
        return link_to(self.key, self.state_as_data())

    def open_link(self, text):
        """Stand as a link says. A CourseError says what is wrong with it, and nothing has changed."""
        key, state = read_link(text)
        if key != self.key:
            raise CourseError(
                say(
                    f"これは別のパネル({key})のリンクです。そのパネルで開いてください。何も変えていません。",
                    f"This is the link of another panel, {key}. Open it there. Nothing has been changed.",
                )
            )
        self.typed.forget()
        self.open_data(state)

    def state_as_data(self):
        """What a link tells of the panel as it stands: the controls' values as JSON has them."""
        return {name: control.as_data() for name, control in linked(self.controls).items()}

    def open_data(self, state):
        """Stand as such a state says; a CourseError if it does not fit, and nothing has changed."""
        values = values_of(self.controls, state)
        self.render(self.start | values)
        self._settle(list(values))
        self.follow()

    def _on_link(self, change):
        with LOCK:
            if self.closed:
                return
            try:
                self.open_link(change["new"].get("text"))
            except CourseError as trouble:
                self.typed.sentence = str(trouble)
            self.stage.message = self.message
