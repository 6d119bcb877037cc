"""Naming a version: both files, or neither and a sentence why."""

import pytest

from tools.release import ROOT, VERSION, named

PROJECT = '[project]\nname = "nblib"\nversion = "0.1.0"\n'
LOG = "# Change log\n\n## Unreleased\n\n- Something new.\n"


def test_a_version_is_named_in_both_files():
    project, log = named(PROJECT, LOG, "0.1.0", "2026-11-25")
    assert project == PROJECT
    assert log == "# Change log\n\n## Unreleased\n\n## 0.1.0 (2026-11-25)\n\n- Something new.\n"
    log = log.replace("Unreleased\n", "Unreleased\n\n- More.\n")
    project, log = named(project, log, "0.2.0", "2026-12-01")
    assert VERSION.search(project)[1] == "0.2.0"
    assert log.index("Unreleased") < log.index("## 0.2.0 (2026-12-01)") < log.index("More") < log.index("## 0.1.0")


@pytest.mark.parametrize(
    "version, log, why",
    [
        ("0.2", LOG, "three numbers"),
        ("", LOG, "three numbers"),
        ("v1.2.3", LOG, "three numbers"),
        ("0.0.9", LOG, "comes before"),
        ("0.1.0", LOG + "\n## 0.1.0 (2026-01-01)\n\n- Old.\n", "in the change log already"),
        ("0.2.0", "# Change log\n\n## Unreleased\n\n## 0.1.0 (2026-01-01)\n\n- Old.\n", "nothing"),
    ],
)
def test_what_is_no_release_is_told(version, log, why):
    with pytest.raises(ValueError, match=why):
        named(PROJECT, log, version, "2026-11-25")


def test_the_project_can_be_released_now_or_has_just_been():
    project, log = ((ROOT / name).read_text("utf-8") for name in ("pyproject.toml", "CHANGELOG.md"))
    now = VERSION.search(project)[1]
    major, minor, _ = now.split(".")
    if "- " in log.split("## Unreleased")[1].split("\n## ")[0]:
        assert named(project, log, f"{major}.{int(minor) + 1}.0", "2026-11-25")
    else:
        assert f"## {now} " in log
