"""In piplite's and micropip's place, which JupyterLite's kernel asks to install things: all that there is, is here already.

Whatever a learner tries (%pip, !pip, micropip) says so in one sentence, and where things can be installed.
"""

import os
import re

import js
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magics.packaging import PackagingMagics
from IPython.utils.text import SList

NOT_MISSED = {"jedi"}  # what the kernel asks for when it starts, and does without
INSTALLERS = re.compile(r"\b(pip3?|conda|mamba|uv)\b")
REFUSED = (
    "ここでは何もインストールできません(講座に必要なものは、もう入っています)。"
    "Binder か自分のコンピュータで開けば、インストールできます。入り口は、読むページのいちばん上にあります。",
    "Nothing can be installed here (what the course needs is here already). "
    "On Binder or on your own machine it can: those doors are at the top of the reading page.",
)
NO_COMMANDS = (
    "ここでは、! で始まるコマンドは使えません。Binder か自分のコンピュータで開けば、使えます。",
    "Commands that begin with ! do not work here. On Binder or on your own machine they do.",
)


def _in_japanese():
    """The app has its language in its address; a reading page, in the name of the folder that Python begins in."""
    return re.findall(r"/(ja|en)(?=/|$)", js.location.pathname + os.getcwd())[-1:] == ["ja"]


JAPANESE = _in_japanese()


def say(japanese, english):
    """Print it in the learner's language."""
    print(japanese if JAPANESE else english)


async def install(requirements=(), **_options):
    """Say that nothing can be installed."""
    if requirements not in NOT_MISSED:
        say(*REFUSED)


async def get_transformed_code(_arguments):
    """What `%pip install ...` becomes: the same sentence."""
    return "await __import__('piplite').install()"


def command(_shell, line, **_options):
    """What `!` does: there is no other program in a browser, nor an installer."""
    say(*(REFUSED if INSTALLERS.search(line) else NO_COMMANDS))


def output_of(shell, line, **_options):
    """The same where its lines are asked for: there are none."""
    command(shell, line)
    return SList()


def no_installer(_magics, _line):
    """What `pip install ...` does without any sign before it, and `%conda`."""
    say(*REFUSED)


InteractiveShell.system, InteractiveShell.getoutput = command, output_of
for name in ("pip", "conda", "mamba", "micromamba"):
    setattr(PackagingMagics, name, no_installer)
