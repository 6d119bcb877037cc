"""Is this machine fit for the course? What is wrong is said in one sentence, with what to do."""

import importlib.metadata
import pathlib
import platform
from dataclasses import dataclass

from matplotlib_fontja import get_font_ttf_path
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from nblib.language import not_installed, say


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: fine or not, and the sentence about it."""

    fine: bool
    words: str


def findings():
    """What was found of versions and of the Japanese font."""
    return [_versions(), _font()]


def _versions():
    try:
        needed = importlib.metadata.distribution("nblib")
    except importlib.metadata.PackageNotFoundError:
        return Finding(False, not_installed(["nblib"]))
    if platform.python_version() not in SpecifierSet(needed.metadata["Requires-Python"], prereleases=True):
        return Finding(False, say(
            f"Python {platform.python_version()} は、この講座には合いません({needed.metadata['Requires-Python']} が必要です)。新しい Python を入れて、準備(make course)をやり直してください。",
            f"Python {platform.python_version()} does not suit this course (it needs {needed.metadata['Requires-Python']}). Install a newer Python and set up again (make course).",
        ))  # fmt: skip
    for requirement in map(Requirement, needed.requires or []):
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            return Finding(False, not_installed([requirement.name]))
        if not requirement.specifier.contains(version, prereleases=True):
            return Finding(False, say(
                f"{requirement.name} {version} は、この講座には合いません({requirement.specifier} が必要です)。セルで %pip install \"{requirement}\" を実行し、カーネルを再起動して、このノートブックのセルを上から実行しなおしてください。",
                f"{requirement.name} {version} does not suit this course (it needs {requirement.specifier}). Run %pip install \"{requirement}\" in a cell, restart the kernel, and run this notebook's cells from the top again.",
            ))  # fmt: skip
    return Finding(True, say("Python と部品の版は合っています。", "Python and its packages have the right versions."))


def _font():
    if pathlib.Path(get_font_ttf_path()).exists():
        return Finding(True, say("日本語の文字の部品があります。", "The Japanese font is there."))
    return Finding(False, say(
        "日本語の文字の部品がありません(ほかに日本語のフォントがなければ、図の日本語は四角になります)。セルで %pip install --force-reinstall matplotlib-fontja を実行し、カーネルを再起動して、このノートブックのセルを上から実行しなおしてください。",
        "The course's Japanese font is missing (only pictures in Japanese need it). Run %pip install --force-reinstall matplotlib-fontja in a cell, restart the kernel, and run this notebook's cells from the top again.",
    ))  # fmt: skip
