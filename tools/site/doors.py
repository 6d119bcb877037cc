"""The doors above a chapter and on the front page: how the course is opened here in the browser, on Binder, on one's own machine."""

import html
import pathlib
import string

from tools.build_notebooks import LANGUAGES

FRONT = pathlib.Path(__file__).with_name("front.html")
BINDER = "https://mybinder.org/v2/gh/{repository}/{ref}?urlpath=lab/tree/notebooks/{language}/{stem}.ipynb"
SOURCE = "https://github.com/{repository}"
WORDS = dict(
    here=(
        "図はこのページの中で動きます。ほかの開きかた:",
        "The pictures move on this page. It also opens:",
    ),
    still=(
        "ここでは図は止まっています。動かすには:",
        "Here the pictures stand still. To move them:",
    ),
    front_live=(
        "読みながら、図を動かせます。インストールはいりません。",
        "Read, and move the pictures as you go. Nothing to install.",
    ),
    front_still=(
        "読むだけなら、これがいちばん早道です。図は止まっています。",
        "The quickest way if you only want to read. The pictures stand still.",
    ),
    notebook=(
        "ノートブックとして、このブラウザで",
        "as a notebook, in this browser",
    ),
    notebook_title=(
        "同じ章を、Jupyter のノートブックとしてこのブラウザの中で開きます。インストールはいりません。",
        "The same chapter as a Jupyter notebook, in this browser. Nothing to install.",
    ),
    binder=(
        "Binder で",
        "on Binder",
    ),
    binder_title=(
        "よそのサーバー(mybinder.org)で JupyterLab を開きます。始まるまで数分かかることがあります。",
        "Opens JupyterLab on somebody else's server (mybinder.org). It may take minutes to start.",
    ),
    handout=(
        "紙に(配布用)",
        "handout (print, PDF)",
    ),
    handout_title=(
        "この章を、ブラウザの印刷で紙か PDF にします。予想の答えは、たたまれたままです。",
        "Prints this chapter, or makes a PDF of it, by the browser's own print. Answers to predictions stay folded.",
    ),
    own=(
        "自分のコンピュータで",
        "on your own machine",
    ),
    steps=(
        "Python 3.11 以上、git、make があれば、この2行で JupyterLab が開きます。make がないとき(Windows など)は {readme} をどうぞ。",
        "With Python 3.11 or newer, git and make, these two lines open JupyterLab. Without make (on Windows): see the {readme}.",
    ),
)


def in_language(language):
    """All words of the doors, by their names."""
    return {name: pair[LANGUAGES.index(language)] for name, pair in WORDS.items()}


def doors(stem, language, repository, ref, live):
    """The doors above a chapter, as HTML; live: whether the page and the notebook in the browser are alive."""
    words = in_language(language)
    ways = [_link("notebook", f"../live/lite/{language}/notebooks/index.html?path={stem}.ipynb", words)] if live else []
    ways.append(_link("binder", to_binder(stem, language, repository, ref), words))
    ways.append(_link("handout", "?handout", words))
    said = words["here" if live else "still"]
    return f'<div class="bar"><span>{said}</span> {" ".join(ways)} {own_machine(language, repository)}</div>'


def front(repository, ref, live):
    """The page that leads to both languages, by the same doors in the same order."""
    known = {}
    for language in LANGUAGES:
        words = in_language(language)
        known[f"here_{language}"] = words["front_live" if live else "front_still"]
        known[f"binder_{language}"] = words["binder_title"]
        known[f"to_binder_{language}"] = html.escape(to_binder("00_start", language, repository, ref))
        own = own_machine(language, repository, name={"ja": "日本語で", "en": "in English"}[language])
        known[f"own_{language}"] = own.replace("<details", f'<details lang="{language}"')
    return string.Template(FRONT.read_text("utf-8")).substitute(known)


def to_binder(stem, language, repository, ref):
    """Where a chapter lies on Binder."""
    return BINDER.format(repository=repository, ref=ref, language=language, stem=stem)


def own_machine(language, repository, name=None):
    """The two lines that bring the course to one's own machine, folded."""
    words = in_language(language)
    source = SOURCE.format(repository=html.escape(repository))
    readme = f'<a href="{source}#readme">README</a>'
    lines = f"git clone {source} course &amp;&amp; cd course\nmake course LANGUAGE={language}"
    steps = words["steps"].format(readme=readme)
    return f'<details class="own"><summary>{name or words["own"]}</summary><p>{steps}</p><pre>{lines}</pre></details>'


def _link(name, address, words):
    title = html.escape(words[f"{name}_title"])
    return f'<a class="{name}" href="{html.escape(address)}" title="{title}">{words[name]}</a>'
