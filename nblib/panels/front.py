"""What the widgets that we draw on the page have in common: stylesheet and language; and of a card its words and buttons."""

import pathlib

import anywidget
import traitlets as t

from nblib import store
from nblib.language import language, say
from nblib.pictures.palettes import as_css

PANELS = pathlib.Path(__file__).parent


def joined(folder, *names):
    """These files as one text, read once: anywidget would watch a path for changes in an editable install."""
    return "".join((folder / name).read_text("utf-8") for name in names)


def is_plain():
    """Whether the page is to have ordinary widgets alone, as it cannot load ours; see stage.plain_pictures."""
    return store.get("plain", False) is True


class Front(anywidget.AnyWidget):
    """A widget with the stylesheet of cards, which knows the language that is spoken."""

    _css = t.Unicode(as_css() + joined(PANELS, "stage.css")).tag(sync=True)
    language = t.Unicode().tag(sync=True)  # of the words: "ja" or "en"

    @t.default("language")
    def _spoken_now(self):
        return language()


class CardFront(Front):
    """What of a card is to be read and pressed, whoever draws its picture: link.js, card.js and parts.js show it.

    Python sets what is shown; the browser sets wants_code, wants_link, opens and resets.
    """

    words = t.Unicode("").tag(sync=True)  # what is to be seen: told to screen readers
    takeaway = t.Unicode("").tag(sync=True)  # one short sentence on it
    goals = t.List([]).tag(sync=True)  # each with text and reached
    message = t.Unicode("").tag(sync=True)  # what went wrong, or what the experiment printed
    code = t.Unicode("").tag(sync=True)  # the call that builds the panel as it stands, if it is wanted
    wants_code = t.Bool(False).tag(sync=True)  # whether the code is to be seen
    link = t.Dict({}).tag(sync=True)  # if it is wanted: state (behind #), site; or why there is none, and code
    wants_link = t.Bool(False).tag(sync=True)  # whether the link is to be seen
    opens = t.Dict({}).tag(sync=True)  # text: the link that is to be opened here; n: when
    key = t.Unicode("").tag(sync=True)  # how links know the panel
    resets = t.Int(0).tag(sync=True)  # how often "reset" was pressed
    lost = t.Unicode().tag(sync=True)  # what the browser says once the kernel has ended
    labels = t.Dict().tag(sync=True)  # the words on buttons

    @t.default("labels")
    def _words_on_buttons(self):
        return self.all_labels()

    def all_labels(self):
        """The words on buttons by name."""
        return dict(
            goals=say("めあて", "Goals"),
            reset=say("最初に戻す", "reset"),
            code=say("コード", "code"),
            words=say("言葉で", "in words"),
            copy=say("コピー", "copy"),
            copied=say("コピーしました", "copied"),
            link=say("リンク", "link"),
            here=say("だれでも、自分のブラウザで", "For anyone, in their own browser"),
            server=say("同じサーバーを使う人に", "For those on this server"),
            paste=say("もらったリンクを、ここで開く", "Open a link that you were given"),
            open=say("開く", "open"),
            how=say(
                "このパネルの今の状態です。新しいセルに貼って実行すると、同じパネルができます。",
                "This is the panel as it stands. Paste it into a new cell and run that to have it again.",
            ),
        )

    @t.default("lost")
    def _words_for_later(self):
        return say(
            "カーネルが終わったので、このパネルはもう動きません。メニューの Run → Run All Cells で、はじめから実行し直してください。",
            "The kernel has ended, so this panel moves no more. Run the notebook again from the top: menu Run → Run All Cells.",
        )
