"""Name a version: in pyproject.toml and, with today's date, in the change log.

python -m tools.release 0.2.0     changes both files, and says what comes next
"""

import datetime
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parents[1]
HEADING = "## Unreleased"
VERSION = re.compile(r'^version = "(.*)"$', re.MULTILINE)


def as_numbers(version):
    """A version like 1.2.3 as a tuple of three integers; a ValueError for anything else."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ValueError(f"A version is three numbers like 1.2.3, not {version!r}.")
    return tuple(map(int, version.split(".")))


def named(project, log, version, today):
    """The texts of pyproject.toml and the change log with that version; a ValueError says why there can be none."""
    now = VERSION.search(project)[1]
    if as_numbers(version) <= as_numbers(now) and f"## {now} " in log:
        raise ValueError(f"{version} does not come after {now}, which is in the change log already.")
    if as_numbers(version) < as_numbers(now):
        raise ValueError(f"{version} comes before {now}, which pyproject.toml names.")
    news = re.search(rf"^{HEADING}\n+(- .*?)(?=^## |\Z)", log, re.MULTILINE | re.DOTALL)
    if not news:
        raise ValueError(f"The change log tells nothing under “{HEADING}”: a release without news?")
    return VERSION.sub(f'version = "{version}"', project), log.replace(
        HEADING, f"{HEADING}\n\n## {version} ({today})", 1
    )


def main(version):
    files = ROOT / "pyproject.toml", ROOT / "CHANGELOG.md"
    try:
        texts = named(*(file.read_text("utf-8") for file in files), version, datetime.date.today())
    except ValueError as error:
        sys.exit(str(error))
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    print(f"This is {version} now. CONTRIBUTING.md says what comes next.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")
